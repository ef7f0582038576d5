//! The program. In: the command line. Out: an exit code; everything else is `cli`'s.

mod cli;

fn main() -> std::process::ExitCode {
    cli::main()
}
