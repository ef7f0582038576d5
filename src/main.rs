//! The program: parses the command line and hands it to `cli`.

fn main() {}
