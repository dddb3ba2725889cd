"""The view of one site is the same, and made once, whether it is made alone or with those of all sites."""

from dataclasses import fields

import pandas as pd
from coded_study import make_coded_study
from pandas.testing import assert_frame_equal

from compendium.sites.show.narrow import narrow_to, narrow_to_each
from compendium.sites.show.open_studies import view_of


def test_the_view_of_a_site_that_was_made_with_the_others_is_found_again(project, tmp_path):
    view = view_of(make_coded_study(tmp_path / "councils").folder, project.data)
    alone = {site: narrow_to(view, site) for site in view.study.sites["site"]}
    made = dict(narrow_to_each(view))
    assert made.keys() == alone.keys()
    for site, own in made.items():
        assert narrow_to(view, site) is own is not alone[site]
        assert own.trace == alone[site].trace
        for whole, same in ((own, alone[site]), (own.study, alone[site].study)):
            for name in (each.name for each in fields(whole)):
                if isinstance(getattr(whole, name), pd.DataFrame):
                    assert_frame_equal(getattr(whole, name), getattr(same, name))
