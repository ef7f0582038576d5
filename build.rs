//! The language packs, listed for the program that embeds them, and a digest of the extractor.
//!
//! In: the files of `src/lang/packs`, and the lists that stand above the packs. Out: each as JSON, which a program
//! reads in a fifth of the time that its TOML takes, and a line of Rust for each pack, which `lang/registry.rs` takes in,
//! so that a language is added by its file alone. In: every source that decides what a claim is. Out: `CLAIMBENCH_EXTRACTOR`, by which a rebuild knows whether an article would
//! still be read as it was.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

const PACKS: &str = "src/lang/packs";
/// What every language reads.
const COMMON: [&str; 3] = ["src/lang/codes.toml", "src/lang/languages.toml", "src/lang/senses.toml"];
/// What a claim, or a number that is none, depends on besides its text.
const EXTRACTOR: [&str; 7] =
    ["src/claim", "src/text", "src/lang", "src/extract", "src/build/entry.rs", "src/dataset/rejected.rs", "Cargo.lock"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={PACKS}");
    let variable =
        |name: &str| env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(format!("no {name}")));
    let folder = variable("CARGO_MANIFEST_DIR")?.join(PACKS);
    let mut packs: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    packs.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    packs.sort();
    let out = variable("OUT_DIR")?;
    let mut lines = String::new();
    let embed = |path: &Path| -> io::Result<PathBuf> {
        let json = out.join(stem(path)).with_extension("json");
        fs::write(&json, as_json(path)?)?;
        Ok(json)
    };
    for path in &packs {
        let json = embed(path)?;
        lines += &format!("    pack!({:?}, {:?}),\n", stem(path), json.display().to_string());
    }
    fs::write(out.join("packs.rs"), format!("&[\n{lines}]\n"))?;
    let root = variable("CARGO_MANIFEST_DIR")?;
    for path in COMMON {
        embed(&root.join(path))?;
    }
    let mut digest = 0x6C62_272E_07BB_0142_62B8_2175_6295_C58D_u128;
    for source in EXTRACTOR {
        println!("cargo::rerun-if-changed={source}");
        add(&root, Path::new(source), &mut digest)?;
    }
    println!("cargo::rustc-env=CLAIMBENCH_EXTRACTOR={digest:032x}");
    Ok(())
}

/// Adds a file, or a folder's files in order of their name, to an FNV-1a hash of 128 bits: names and contents, line ends
/// as Unix has them, so that every platform comes to one digest.
fn add(root: &Path, source: &Path, digest: &mut u128) -> io::Result<()> {
    let path = root.join(source);
    if path.is_dir() {
        let mut names: Vec<_> =
            fs::read_dir(&path)?.map(|entry| entry.map(|e| e.file_name())).collect::<Result<_, _>>()?;
        names.sort();
        return names.iter().try_for_each(|name| add(root, &source.join(name), digest));
    }
    // A package without its lock file is built against versions that nobody knows, and says so by another digest.
    let content = if path.exists() { fs::read(&path)? } else { Vec::new() };
    let name = source.to_string_lossy().replace('\\', "/");
    for byte in name.bytes().chain([0]).chain(content).chain([0]).filter(|&byte| byte != b'\r') {
        *digest = (*digest ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B);
    }
    Ok(())
}

/// A pack as it is embedded. A fault of its TOML ends the build and says its place.
fn as_json(path: &Path) -> io::Result<Vec<u8>> {
    let fault = |e: String| io::Error::other(format!("{}: {e}", path.display()));
    let pack: toml::Table = fs::read_to_string(path)?.parse().map_err(|e: toml::de::Error| fault(e.to_string()))?;
    serde_json::to_vec(&pack).map_err(|e| fault(e.to_string()))
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(String::new, |stem| stem.to_string_lossy().into_owned())
}
