//! Writes a large archive: articles a shard at a time, then the files that list them, then the index.
//!
//! Work is done side by side in waves and put together in order, so that memory stays bounded and the result is the
//! same on any machine. Must not know what is in the files.

use crate::failure::{Failure, broken, in_words};
use crate::progress::bar;
use crate::rows::{RowFile, RowIssue};
use crate::staging::Staging;
use baoku_archive::bundle::Issue;
use baoku_archive::index::bits::to_letters;
use baoku_archive::index::shards::{Kind, Sharded, Sheet};
use baoku_archive::text::Folding;
use baoku_compiler::bundle::{Bundle, BundleFile, sharded_manifest};
use baoku_compiler::index::{Block, starts, write_portion};
use baoku_compiler::sharded::{Gathering, Share, prepare, sizes};
use baoku_compiler::variants::Characters;
use baoku_compiler::{Corpus, Part};
use rayon::prelude::*;
use std::sync::Arc;

/// An issue and where its articles come from.
enum Origin<'a> {
    Part(&'a Part),
    Rows(&'a RowFile, &'a RowIssue),
}

impl Origin<'_> {
    fn issue(&self) -> &Issue {
        match self {
            Origin::Part(part) => &part.issue,
            Origin::Rows(_, rows) => &rows.issue,
        }
    }
}

/// Some articles of an issue that go into one text shard.
#[derive(Clone, Copy)]
struct Planned {
    position: u32,
    before: u32,
    count: u32,
}

/// So many text shards are prepared before they are put in order. Up: memory, about 100 kB each; down: the cores wait
/// for each other more often.
const WAVE: usize = 256;

/// Writes a large archive into a folder of the staging (`""` or `"bundle/"`); returns its manifest, written too.
///
/// # Errors
/// A file of rows that cannot be read again, or a file that cannot be written.
pub fn write(corpus: &Corpus, rows: &[RowFile], to: &mut Staging, folder: &str) -> Result<Bundle, Failure> {
    let mut origins: Vec<Origin<'_>> = corpus.parts.iter().map(Origin::Part).collect();
    origins.extend(rows.iter().flat_map(|file| file.issues.iter().map(move |issue| Origin::Rows(file, issue))));
    origins.sort_by(|a, b| {
        let place = |issue: &Issue| (issue.date.date.is_none(), issue.date.date.map(|date| date.first_day()));
        let (a, b) = (a.issue(), b.issue());
        place(a).cmp(&place(b)).then_with(|| a.file.cmp(&b.file)).then_with(|| a.key.cmp(&b.key))
    });
    let issues: Vec<Issue> = origins.iter().map(|origin| origin.issue().clone()).collect();
    let mut characters = Characters::of(corpus);
    rows.iter().for_each(|file| characters.join(&file.characters));
    let variants = characters.variants();
    let folding = Arc::new(Folding::new(&variants.within));
    let new = format!("{folder}new/");
    let mut gathering = Gathering::under(&corpus.names);
    let total: u32 = issues.iter().map(|issue| issue.articles).sum();
    let plan = plan(&origins, sizes(total).text);
    let progress = bar("文章", u64::from(total));
    for (wave, planned) in plan.chunks(WAVE).enumerate() {
        let prepared: Vec<_> = planned
            .par_iter()
            .enumerate()
            .map(|(at, planned)| {
                let shares: Result<Vec<Share>, Failure> =
                    planned.iter().map(|planned| share(&origins, planned)).collect();
                let number = (wave * WAVE + at) as u32;
                let prepared = prepare(number, shares?, &folding).map_err(|wrong| broken("文章", &wrong))?;
                let written = write_file(to, &new, &prepared.file)?;
                Ok((prepared, written))
            })
            .collect::<Result<_, Failure>>()?;
        for (prepared, written) in prepared {
            to.keep(written);
            gathering.add(prepared);
        }
        progress.set_position(u64::from(gathering.articles()));
    }
    progress.finish_and_clear();

    let listings = gathering.list(&issues, &folding).map_err(|wrong| broken("目录", &wrong))?;
    write_files(to, &new, &listings.files)?;
    drop(listings.files);
    let forms = Sheet::new(0, Vec::new(), vec![variants.all]);
    let forms = BundleFile::sheet(Kind::Variants, forms).map_err(|wrong| broken("异体字表", &wrong))?;
    write_files(to, &new, &[forms])?;
    write_index(&mut gathering, listings.groups, to, &new)?;

    let name = to.folder_name(&new);
    to.rename_folder(&new, &format!("{folder}{name}/"))?;
    let sharded = Sharded { folder: name, ..listings.sharded };
    let bundle = sharded_manifest(&corpus.newspaper, &corpus.left_out, variants.within, sharded)
        .map_err(|wrong| broken("清单", &wrong))?;
    write_files(to, folder, &bundle.files)?;
    Ok(bundle)
}

/// Which articles go into which text shard: as many as so many bytes hold; an issue cut from one text is not divided.
fn plan(origins: &[Origin<'_>], text_bytes: usize) -> Vec<Vec<Planned>> {
    let mut shards: Vec<Vec<Planned>> = Vec::new();
    let mut room = 0usize;
    let mut put = |planned: Planned, bytes: usize| {
        match shards.last_mut() {
            Some(open) if room > 0 => match open.last_mut().filter(|last| last.position == planned.position) {
                Some(last) => last.count += planned.count,
                None => open.push(planned),
            },
            _ => {
                shards.push(vec![planned]);
                room = text_bytes;
            }
        }
        room = room.saturating_sub(bytes);
    };
    for (position, origin) in origins.iter().enumerate() {
        let position = position as u32;
        match origin {
            Origin::Part(part) if part.issue.articles == 0 => (),
            Origin::Part(part) => {
                put(Planned { position, before: 0, count: part.issue.articles }, part.text.source.text().len());
            }
            Origin::Rows(_, rows) => {
                for (before, bytes) in rows.sizes().enumerate() {
                    put(Planned { position, before: before as u32, count: 1 }, bytes);
                }
            }
        }
    }
    shards
}

fn share(origins: &[Origin<'_>], planned: &Planned) -> Result<Share, Failure> {
    let Some(origin) = origins.get(planned.position as usize) else {
        return Err(broken("文章", &"an issue that was planned is gone"));
    };
    let text = match origin {
        Origin::Part(part) => part.text.clone(),
        Origin::Rows(file, rows) => file.text(rows, planned.before, planned.count).map_err(|wrong| {
            let message = format!("读不了 {}：{}", rows.issue.file, in_words(&wrong));
            Failure::new(message, "文件在生成的时候变了。请等它写完，再试一次。")
        })?,
    };
    Ok(Share { position: planned.position, issue: origin.issue().clone(), text })
}

fn write_index(gathering: &mut Gathering, groups: Vec<u32>, to: &mut Staging, new: &str) -> Result<(), Failure> {
    let sizes = sizes(gathering.articles());
    let portions = gathering.index.close();
    let progress = bar("索引", portions.len() as u64);
    let mut blocks: Vec<Block> = Vec::new();
    for wave in portions.chunks(rayon::current_num_threads()) {
        let text = &gathering.index;
        let written: Vec<Vec<Block>> =
            wave.par_iter().map(|portion| write_portion(text, *portion, sizes.block, sizes.tallied)).collect();
        let first = blocks.len() as u32;
        blocks.extend(written.into_iter().flatten());
        let fresh = blocks.get_mut(first as usize..).unwrap_or_default();
        let written: Vec<_> = fresh
            .par_iter_mut()
            .enumerate()
            .map(|(at, block)| {
                let at = first + at as u32;
                let bits = to_letters(&std::mem::take(&mut block.bytes));
                let block = Sheet::new(at, Vec::new(), vec![bits]);
                let file = BundleFile::sheet(Kind::Block, block).map_err(|wrong| broken("索引", &wrong))?;
                write_file(to, new, &file)
            })
            .collect::<Result<_, Failure>>()?;
        written.into_iter().for_each(|written| to.keep(written));
        progress.inc(wave.len() as u64);
    }
    progress.finish_and_clear();
    let files = gathering.directory(&starts(&blocks), groups).map_err(|wrong| broken("索引", &wrong))?;
    write_files(to, new, &files)
}

fn write_file(to: &Staging, folder: &str, file: &BundleFile) -> Result<crate::staging::Written, Failure> {
    to.write(&format!("{folder}{}.js", file.name), file.script().as_bytes())
}

fn write_files(to: &mut Staging, folder: &str, files: &[BundleFile]) -> Result<(), Failure> {
    let written: Vec<_> = files.par_iter().map(|file| write_file(to, folder, file)).collect::<Result<_, Failure>>()?;
    written.into_iter().for_each(|written| to.keep(written));
    Ok(())
}
