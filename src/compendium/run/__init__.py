"""Running notebooks: parameters, engines, what is stale, renewing stored outputs."""
