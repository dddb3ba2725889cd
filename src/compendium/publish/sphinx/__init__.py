"""Where Sphinx and the theme are mended: the page frame, and markup that assistive technology can use."""
