//! What is said of the things counted.
