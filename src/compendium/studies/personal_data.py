"""What looks like a person's name, e-mail address, phone number or postcode in the free text of ratings.

These are hints for a person to look at, so each is a note: a rule by form finds too much and too little.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from compendium.data_package.cells import Contents
from compendium.data_package.faults import Fault, quoted
from compendium.data_package.spelling import make_id

FREE_TEXT = ("statement", "note", "reason", "evidence", "respondent", "role", "coder")
WORD = r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]*(?:['’-]?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+)*"
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.])(?:\+|00)?(?:44[\s.-]*(?:\(0\)[\s.-]*)?|\(?0)[1-9](?:[\s().-]*\d){8,9}(?!\w)")
POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE)
CONTACTS = ((EMAIL, "an e-mail address"), (PHONE, "a phone number"), (POSTCODE, "a postcode"))
TITLED = re.compile(
    rf"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Cllr|Councillor|Rev)\b\.? (?:[A-Z]\.? ?)*{WORD}"
)
TWO_WORDS = re.compile(rf"\b({WORD})[ \u00a0](?:[A-Z]\.? )?({WORD})")
TWO_CAPITALS = re.compile(r"\b([A-ZÀ-ÖØ-Þ]{3,}) ([A-ZÀ-ÖØ-Þ]{3,})\b")
INITIALS = re.compile(rf"(?<![\w.])[A-Z]\. ?(?:[A-Z]\. )?({WORD})")
WHOLE = re.compile(rf"{WORD}(?: [A-Z]\.?)*(?: {WORD}){{1,2}}|{WORD}, {WORD}")


RATED = "Respondents appear by role and tier only: take it out, or make sure it may stay."


def personal_notes(contents: Contents, free_text: Iterable[str] = FREE_TEXT, remedy: str = RATED) -> Iterator[Fault]:
    """Note whatever in a cell of these columns looks as if it told who a person is, a note for each."""
    names = contents.names
    places = [(names.index(column), column) for column in free_text if column in names]
    told: dict[tuple[str, str], list[str]] = {}
    for row, typed in zip(contents.numbers, contents.typed, strict=True):
        for place, column in places:
            cell = typed[place]
            if (column, cell) not in told:
                told[column, cell] = personal_details(cell, alone=column in ("respondent", "coder"))
            for detail in told[column, cell]:
                message = f"{detail} {remedy}"
                yield Fault(contents.table.file, row, column, cell, "personal-data", message, "note", detail)


def told_everywhere(texts: Iterable[tuple[str, int | None, str, str]]) -> Iterator[Fault]:
    """Note ways to reach a person in texts that every page shows: each with its file, row, column and text."""
    for file, row, column, text in texts:
        for detail in contact_details(text):
            message = f"{detail} This is shown on the pages: take it out, or make sure it may stay."
            yield Fault(file, row, column, text, "personal-data", message, "note", detail)


def contact_details(text: str) -> list[str]:
    """Say of every e-mail address, phone number and postcode in a text what it is."""
    return _contacts(text)[0]


def personal_details(text: str, *, alone: bool = False) -> list[str]:
    """Say of everything in a text that looks personal what it is; `alone` where a whole cell may be a name."""
    details, rest = _contacts(text)  # part of a contact is no name
    names = dict.fromkeys(_names(rest.strip(), alone))
    return [*details, *(f"{quoted(name)} looks like the name of a person." for name in names)]


def _contacts(text: str) -> tuple[list[str], str]:
    """What is said of ways to reach a person, in the order in which they are found and each once; and the rest."""
    details: dict[str, None] = {}
    for pattern, kind in CONTACTS:
        found = {f"{quoted(each.group())} looks like {kind}.": None for each in pattern.finditer(text)}
        text = pattern.sub("\n", text) if found else text
        details |= found
    return list(details), text


def _names(text: str, alone: bool) -> Iterator[str]:
    for found in TITLED.finditer(text):
        yield found.group()
    text = TITLED.sub("\n", text).strip()
    if alone and WHOLE.fullmatch(text) and not NOT_NAMES & set(re.findall(r"\w+", text.casefold())):
        yield text
        return
    for found in [*TWO_WORDS.finditer(text), *TWO_CAPITALS.finditer(text)]:
        if make_id(found[1]) in GIVEN_NAMES and found[2].casefold() not in NOT_NAMES:
            yield found.group()
    for found in INITIALS.finditer(text):
        if found[1].casefold() not in NOT_NAMES:
            yield found.group()


GIVEN_NAMES = frozenset(
    """
    aaron abdul abigail adam adrian agnes ahmed aisha alan albert alex alexander alexandra alfie ali alice alison amanda
    amelia amina amir amit amy andrea andrew angela anil anita ann anna anne annie anthony antonia arthur asha ashley
    audrey ava barbara barry beatrice ben benjamin bernard beth betty beverley bill brenda brian bridget bruce callum
    carl carol caroline catherine charles charlie charlotte chloe chris christina christine christopher claire clare
    clive colin craig daisy dan daniel danielle darren dave david dawn dean deborah debbie denise dennis derek diana
    diane donald donna doreen dorothy douglas duncan dylan edward eileen elaine eleanor elizabeth ella ellen emily emma
    eric ethan eva evelyn farah fatima fiona frances francis frank fred freya gareth gary gavin gemma geoff geoffrey
    george georgia gerald gillian gina glenn gordon grace graham grant greg gwen hannah harold harriet harry hassan
    hazel heather helen henry hilary holly howard hugh ian imran irene isaac isabel isabella isla ivan jack jackie
    jacob jacqueline jake james jamie jan jane janet janice jasmine jason javed jayne jean jeff jennifer jenny jeremy
    jessica jill jim jo joan joanna joanne joe joel john jonathan jordan joseph josephine josh joshua joyce judith
    judy julia julian julie june karen kate katherine kathleen kathryn katie kayleigh keith kelly ken kenneth kerry
    kevin khadija kieran kim kirsty kumar laura lauren lawrence leah lee leo leon leonard lesley leslie lewis liam
    lily linda lisa liz lorraine louise lucy luke lydia lynn maggie malcolm mandy marc margaret maria marie marilyn
    marion mark martin martha mary mason matthew maureen maxine meera megan melanie melissa michael michelle mike
    miriam mohamed mohammad mohammed moira molly monica muhammad nadia nancy naomi natalie natasha nathan neil niamh
    nicholas nicola nigel noah nora norma norman oliver olivia omar oscar owen pam pamela pat patricia patrick paul
    paula pauline penny peter phil philip philippa phoebe phyllis polly pooja priya rachel raj rajesh ralph ravi ray
    raymond rebecca richard rita robert robin roger ronald rosemary rosie ross roy russell ruth ryan sally sam samantha
    samuel sandra sanjay sara sarah scott sean shannon sharon shaun sheila shirley simon sophia sophie stacey stan
    stella stephanie stephen steve steven stewart stuart sue sunita susan suzanne sylvia tariq teresa terry theresa
    thomas tim timothy tina toby tom tony tracey tracy trevor usman valerie vanessa vera veronica vicky victor victoria
    vikram vincent violet vivien walter wayne wendy will william yasmin yusuf yvonne zara zoe
    """.split()  # noqa: SIM905 - hundreds of quoted words are harder to read
)

NOT_NAMES = frozenset(
    """
    act adult adviser advisor agency and assistant association authority bank board borough brighton bill by cabinet
    care carer carers centre chair chief child children citizen city clerk coder college commission commissioner
    committee community coordinator council councillor county court department deputy development director district
    east england executive expert family finance focus for forum foundation fund government governor group head health
    home hospital house housing in interview interviewee lead leader learning lloyd local london manager managers market
    meeting member memo metropolitan minister ministry national nhs north nurse office officer of on operations
    organisation park participant partner partnership person plan planning policy practice practitioner principal
    programme project provider public rated rater region regional report representative research researcher resident
    respondent review road room school scheme secretary section senior service services site social south staff
    stakeholder state street strategic strategy study support survey table team the town transformation treasury trust
    university user users voluntary ward wales west worker workers working workshop workforce yard
    """.split()  # noqa: SIM905 - hundreds of quoted words are harder to read
)
