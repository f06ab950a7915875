"""Articles on their way into the library: read, told apart, taken apart, stored."""
