"""Result: the framework to assess implementation support, six criteria with three degrees."""
