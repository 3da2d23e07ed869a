"""Tables of kept, broken, missing and boundary for each rule."""
