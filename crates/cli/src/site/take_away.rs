//! What is taken along of an issue: files of its own in `issues/`.

use super::page::Surroundings;
use super::stretch::A_STRETCH;
use crate::export::ArticleRow;
use crate::failure::Failure;
use crate::staging::{Staging, Written};
use crate::take_away::{FORMS, Taken};
use baoku_archive::archive::Archive;
use baoku_archive::article::ArticleHandle;
use baoku_archive::cite::Reference;

/// Up to this many issues each has its files; beyond, everything is in `archive.zip` alone. Up: the site of a daily of
/// many years has ten thousands of files more.
const MOST_ISSUES: usize = 1000;

/// Whether issues have files of their own.
pub(super) fn has_issue_files(archive: &Archive) -> bool {
    archive.issues().len() <= MOST_ISSUES
}

/// The issues that have files of their own, by their place in the archive.
pub(super) fn issues_with_files(archive: &Archive) -> Vec<usize> {
    let all = archive.issues().iter().enumerate();
    let some = all.filter(|(_, issue)| has_issue_files(archive) && (1..=A_STRETCH).contains(&issue.articles));
    some.map(|(at, _)| at).collect()
}

/// Writes an issue in every form, from all its articles.
pub(super) fn issue_files(
    archive: &Archive,
    articles: &[ArticleHandle],
    rows: &[ArticleRow],
    site: &Surroundings<'_>,
    to: &Staging,
) -> Result<Vec<Written>, Failure> {
    let Some(issue) = articles.first().map(|article| article.issue().issue().clone()) else { return Ok(Vec::new()) };
    let references: Vec<Reference> =
        articles.iter().map(|article| Reference::of(article, archive.manifest(), site.url)).collect();
    let newspaper = issue.newspaper.as_deref().unwrap_or(site.newspaper);
    let taken = Taken { key: &issue.key.0, articles, references: &references, newspaper };
    let form = |form: &crate::take_away::Form| {
        to.write(&format!("issues/{}.{}", issue.key, form.ending), &form.make(&taken, rows.to_vec())?)
    };
    FORMS.iter().map(form).collect()
}
