"""One function per act of what people build together, by subject."""
