//! A dataset is what was built: no flipped bit passes, no killed command leaves half of anything, and what differs
//! between two versions is said in full.

mod changes;
mod flips;
#[cfg(unix)]
mod kills;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use claimbench::article::sha256;

/// Every file of a folder with its bytes.
pub fn bytes(root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// Writes a folder's files anew.
fn restore(root: &Path, files: &BTreeMap<PathBuf, Vec<u8>>) {
    let _ = fs::remove_dir_all(root);
    for (name, content) in files {
        let path = root.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
}

/// Seals a manifest that was changed by hand, as `docs/datasets.md` says.
pub fn reseal(dataset: &Path) {
    const KEY: &str = "\"seal\": \"";
    let path = dataset.join("manifest.json");
    let text = fs::read_to_string(&path).unwrap();
    let at = text.rfind(KEY).unwrap() + KEY.len();
    let with = |seal: &str| format!("{}{seal}{}", &text[..at], &text[at + 64..]);
    fs::write(&path, with(&sha256(with(&"0".repeat(64)).as_bytes()))).unwrap();
}

/// Numbers that look random and are the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % n
    }
}
