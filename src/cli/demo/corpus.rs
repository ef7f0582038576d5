//! The demo corpus, embedded so that `claimbench demo` needs no file but the binary.

/// One article and its gold, as they stand under `datasets/demo/`.
pub struct Embedded {
    pub file: &'static str,
    pub text: &'static str,
    pub gold: &'static str,
}

macro_rules! embedded {
    ($($id:literal,)+) => {
        &[$(Embedded {
            file: concat!($id, ".txt"),
            text: include_str!(concat!("../../../datasets/demo/articles/", $id, ".txt")),
            gold: include_str!(concat!("../../../datasets/demo/gold/", $id, ".gold.jsonl")),
        },)+]
    };
}

/// Every article of `datasets/demo/`, by id; a test compares this list with the folder.
pub const CORPUS: &[Embedded] = embedded![
    "en-01-crete-migrants",
    "en-02-kenya-blackout",
    "fr-01-emeutes-toamasina",
    "fr-02-crues-ardenne",
    "pl-01-powodz-relacja",
    "pl-02-wybory-slowenia",
    "ru-01-besporyadki-jalalabad",
    "ru-02-kor-shymkent",
];

#[cfg(test)]
mod tests {
    use super::CORPUS;

    #[test]
    fn every_shipped_article_is_embedded() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/datasets/demo/articles");
        let mut files: Vec<_> =
            std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
        files.sort();
        assert_eq!(CORPUS.iter().map(|e| e.file).collect::<Vec<_>>(), files);
    }
}
