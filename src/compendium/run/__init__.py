"""From notebooks to executed notebooks: parameters, studies of many sites, what is stale."""
