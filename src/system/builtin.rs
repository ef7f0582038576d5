//! The project's own extractor as one system among others.

use crate::article::Article;
use crate::claim::record::ClaimRecord;
use crate::extract;

/// What the extractor says of an article.
pub fn builtin(article: &Article) -> Vec<ClaimRecord> {
    let extraction = extract::extract(&article.text, article.language.as_deref());
    extract::records(&article.id, &article.text, &extraction)
}
