//! The functions of a module put into an order that gzip makes more of: it finds what repeats within 32 kilobytes only,
//! so functions that are alike should stand together. A fortieth less for readers to download. Knows nothing of what
//! the functions do.

use std::{
    collections::{BTreeMap, VecDeque},
    fs,
    path::Path,
};

use anyhow::{Context, Result, bail};
use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

use crate::{job::run_logged, workshop::Workshop};

/// gzip looks so many bytes back.
const WINDOW: usize = 32_000;

/// Runs of so many bytes are compared. Measured on the app, shorter ones find likeness everywhere (3 saves half as much)
/// and longer ones too little.
const RUN: usize = 6;

/// Orders the functions of a module in place.
///
/// wasm-opt does the moving, since every call names its function by number: it is given the functions with their new
/// places for names.
///
/// # Errors
/// When the module cannot be read or wasm-opt fails: one that is older than the pass, for one.
pub fn reorder(shop: &Workshop, module: &Path) -> Result<()> {
    let bytes = fs::read(module).with_context(|| format!("cannot read {}", module.display()))?;
    let (first, bodies) = functions(&bytes)?;
    let mut names = NameMap::new();
    let order = alike_together(&bodies);
    let mut places: Vec<(usize, usize)> = order.into_iter().enumerate().map(|(place, body)| (body, place)).collect();
    places.sort_unstable();
    for (body, place) in places {
        names.append(first + u32::try_from(body).context("too many functions")?, &format!("{place:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut named = bytes;
    section.append_to(&mut named);
    let input = shop.target.join("named.wasm");
    fs::write(&input, named).with_context(|| format!("cannot write {}", input.display()))?;

    let mut wasm_opt = shop.command("wasm-opt");
    // The features are those that index.html names for wasm-opt.
    wasm_opt
        .args(["--enable-bulk-memory", "--enable-mutable-globals", "--enable-sign-ext"])
        .args(["--enable-nontrapping-float-to-int", "--enable-multivalue"])
        .args(["--reorder-functions-by-name", "--strip-debug"])
        .arg(&input)
        .arg("-o")
        .arg(module);
    run_logged("ordering the app's functions", &shop.target.join("order.log"), &mut wasm_opt)
}

/// The number of the first function that is not imported, and the bytes of each.
fn functions(bytes: &[u8]) -> Result<(u32, Vec<&[u8]>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(bytes) {
        match payload.context("the module is not wasm")? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    let import = import.context("an import of the module is not wasm")?;
                    imported += u32::from(matches!(import.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            Payload::CustomSection(section) if section.name() == "name" => bail!("the module has names already"),
            _ => {}
        }
    }
    Ok((imported, bodies))
}

/// Begins with the longest and takes, again and again, the one of which the greatest share was seen in the window.
fn alike_together(bodies: &[&[u8]]) -> Vec<usize> {
    let runs: Vec<Vec<&[u8]>> = bodies
        .iter()
        .map(|body| {
            let mut runs: Vec<&[u8]> = body.windows(RUN).collect();
            runs.sort_unstable();
            runs.dedup();
            runs
        })
        .collect();
    let mut having: BTreeMap<&[u8], (Vec<usize>, usize)> = BTreeMap::new();
    for (body, runs) in runs.iter().enumerate() {
        for run in runs {
            having.entry(run).or_default().0.push(body);
        }
    }
    // Of each function so many runs are in the window.
    let mut seen = vec![0_u64; bodies.len()];
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let (mut order, mut window, mut width) = (Vec::new(), VecDeque::new(), 0);
    let mut next = left.iter().copied().max_by_key(|&body| bodies[body].len());
    while let Some(body) = next {
        order.push(body);
        left.retain(|&other| other != body);
        window.push_back(body);
        width += bodies[body].len();
        for run in &runs[body] {
            let Some((owners, times)) = having.get_mut(run) else { continue };
            *times += 1;
            if *times == 1 {
                owners.iter().for_each(|&owner| seen[owner] += 1);
            }
        }
        while width > WINDOW && window.len() > 1 {
            let Some(gone) = window.pop_front() else { break };
            width -= bodies[gone].len();
            for run in &runs[gone] {
                let Some((owners, times)) = having.get_mut(run) else { continue };
                *times -= 1;
                if *times == 0 {
                    owners.iter().for_each(|&owner| seen[owner] -= 1);
                }
            }
        }
        let many = |body: usize| runs[body].len().max(1) as u64;
        next = left.iter().copied().max_by(|&a, &b| (seen[a] * many(b)).cmp(&(seen[b] * many(a))).then(b.cmp(&a)));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_encoder::Module;

    #[test]
    fn what_is_alike_stands_together_and_nothing_is_lost() {
        let text = |seed: u32| -> Vec<u8> {
            let steps =
                std::iter::successors(Some(seed), |n| Some(n.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)));
            steps.skip(1).take(9_000).map(|n| (n >> 24) as u8).collect()
        };
        let (one, two) = (text(1), text(2));
        // Two kinds in turn, each a little shorter than the one before.
        let bodies: Vec<&[u8]> = (0..10).map(|n| if n % 2 == 0 { &one[n..] } else { &two[n..] }).collect();
        let order = alike_together(&bodies);
        assert_eq!(order, [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]);
    }

    #[test]
    fn functions_are_numbered_behind_what_is_imported() {
        use wasm_encoder::{CodeSection, EntityType, Function, FunctionSection, ImportSection, TypeSection};
        let mut module = Module::new();
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut imports = ImportSection::new();
        imports.import("page", "say", EntityType::Function(0));
        let (mut declared, mut code) = (FunctionSection::new(), CodeSection::new());
        for _ in 0..2 {
            declared.function(0);
            let mut function = Function::new([]);
            function.instructions().end();
            code.function(&function);
        }
        module.section(&types).section(&imports).section(&declared).section(&code);
        let bytes = module.finish();
        let (first, bodies) = functions(&bytes).unwrap();
        assert_eq!((first, bodies.len()), (1, 2));
        assert!(functions(b"no wasm").is_err());
    }
}
