//! The program. In: the command line. Out: an exit code; everything else is `cli`'s.

mod cli;

/// The extractor makes many short-lived lists, on many threads.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    cli::main()
}
