//! The language packs, listed for the program that embeds them.
//!
//! In: the files of `src/lang/packs`. Out: a line of Rust for each, which `lang/registry.rs` takes in, so that a language
//! is added by its file alone.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

const PACKS: &str = "src/lang/packs";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={PACKS}");
    let variable =
        |name: &str| env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(format!("no {name}")));
    let folder = variable("CARGO_MANIFEST_DIR")?.join(PACKS);
    let mut packs: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    packs.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    packs.sort();
    let line = |path: &PathBuf| format!("    pack!({:?}, {:?}),\n", stem(path), path.display().to_string());
    let lines: String = packs.iter().map(line).collect();
    fs::write(variable("OUT_DIR")?.join("packs.rs"), format!("&[\n{lines}]\n"))
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}
