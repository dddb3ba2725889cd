"""Result: the support programme, its bodies, money and dates."""
