"""Result: the typologies of support in minutes and interviews."""
