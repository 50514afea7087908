//! Built sites, from the outside: what is written, that it is the same every time, and what is left alone.
#![allow(clippy::unwrap_used, reason = "a test stops at what it did not expect")]

mod press;

use baoku_cli::staging::sum;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use press::{app, baoku, build, corpus, files, pages, stderr, text};
use std::fs;
use std::path::PathBuf;
use tempfile::TempDir;

#[test]
fn a_build_has_every_file_of_the_contract_and_verifies() {
    let at = TempDir::new().unwrap();
    let site = at.path().join("site");
    let built = build(&corpus(at.path()), &app(at.path()), &site);
    assert!(built.status.success(), "{}", stderr(&built));
    for name in ["index.html", "baoku.html", "404.html", "archive.zip", "SHA256SUMS", "feed.xml", "bundle", "a"]
        .into_iter()
        .chain(["take-away.html", "sums.js", "manifest.webmanifest", "share.png", "issues"])
    {
        assert!(site.join(name).exists(), "{name}");
    }
    assert!(!site.join("sitemap.xml").exists(), "a sitemap needs an address");
    assert_eq!(fs::read_to_string(site.join("verify.txt")).unwrap(), "abc");
    let verified = baoku(&["verify", text(&site)]);
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

#[test]
fn the_same_corpus_gives_the_same_bytes_from_any_folder() {
    let (one, other) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let built = [&one, &other].map(|at| {
        let site = at.path().join("site");
        assert!(build(&corpus(at.path()), &app(at.path()), &site).status.success());
        files(&site).into_iter().map(|(path, bytes)| (path.strip_prefix(&site).unwrap().to_owned(), bytes)).collect()
    });
    let [one, other]: [Vec<_>; 2] = built;
    assert_eq!(one.len(), other.len());
    for (one, other) in one.iter().zip(&other) {
        assert_eq!(one.0, other.0);
        assert!(one.1 == other.1, "{} differs", one.0.display());
    }
}

#[test]
fn every_page_has_a_strict_policy_and_nothing_the_policy_refuses() {
    let at = TempDir::new().unwrap();
    let site = at.path().join("site");
    assert!(build(&corpus(at.path()), &app(at.path()), &site).status.success());
    for (name, page) in pages(&site) {
        assert!(page.contains("http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'"), "{name}");
        assert!(!page.contains("unsafe-inline") && !page.contains(" style="), "{name}");
        let look = element!("[src], [href]", |element| {
            for address in ["src", "href"].iter().filter_map(|name| element.get_attribute(name)) {
                let plain = address.split(['/', '?', '#']).next().unwrap_or_default();
                let within = !plain.contains(':') && !address.starts_with('/');
                assert!(within || address.starts_with("data:"), "{name} refers to {address}");
            }
            Ok(())
        });
        rewrite_str(&page, RewriteStrSettings::new().append_element_content_handler(look)).unwrap();
    }
}

#[test]
fn hostile_text_stays_text_in_every_file() {
    let at = TempDir::new().unwrap();
    let site = at.path().join("site");
    assert!(build(&corpus(at.path()), &app(at.path()), &site).status.success());
    for (path, bytes) in files(&site) {
        // What nobody takes for markup may hold any text.
        let plain = ["zip", "epub", "png", "txt", "csv", "jsonl"];
        let is_plain = path.extension().is_some_and(|end| plain.iter().any(|plain| end == *plain));
        if is_plain || path.starts_with(site.join("bundle")) {
            continue;
        }
        let content = String::from_utf8_lossy(&bytes).into_owned();
        assert!(!content.contains("<img src=x") && !content.contains("<script>alert"), "{}", path.display());
    }
    for (path, bytes) in files(&site.join("bundle")) {
        assert!(!bytes.contains(&b'<'), "{}", path.display());
    }
    let articles = pages(&site.join("a"));
    assert!(articles.iter().any(|(_, page)| page.contains("&lt;img src=x onerror=alert(1)&gt;")));
}

#[test]
fn a_site_may_replace_the_app_folder_it_was_made_from() {
    let at = TempDir::new().unwrap();
    let app = app(at.path());
    assert!(build(&corpus(at.path()), &app, &app).status.success());
    assert!(app.join("bundle").is_dir() && !app.join("tokens.css").exists());
}

#[test]
fn a_file_that_no_build_wrote_is_named_and_nothing_is_overwritten() {
    let at = TempDir::new().unwrap();
    let (corpus, app) = (corpus(at.path()), app(at.path()));
    let (precious, listed, site) = (at.path().join("文档"), at.path().join("下载"), at.path().join("site"));
    let others = format!("{}  thesis.doc\n", "0".repeat(64));
    assert!(build(&corpus, &app, &site).status.success());
    for (out, name, content) in [
        (&precious, "letter.txt", "dear"),
        (&listed, "thesis.doc", "years of work"),
        (&listed, "SHA256SUMS", others.as_str()),
        (&site, "CNAME", "paper.example"),
        (&site, ".git/HEAD", "ref: refs/heads/main"),
    ] {
        let file = out.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, content).unwrap();
        let before = files(out);
        for command in [&["build", text(&corpus), "--app", text(&app)][..], &["bundle", text(&corpus)]] {
            let built = baoku(&[command, &["--out", text(out)]].concat());
            assert_eq!(built.status.code(), Some(1), "{name}");
            assert!(stderr(&built).contains(text(out)) && stderr(&built).contains("不敢覆盖"), "{}", stderr(&built));
            assert_eq!(files(out), before);
        }
        if *out == site {
            assert!(stderr(&build(&corpus, &app, out)).contains(text(&file)));
            fs::remove_file(&file).unwrap();
        }
    }
    // What a system leaves in every folder that is opened is nobody's.
    fs::write(site.join(".DS_Store"), "").unwrap();
    assert!(baoku(&["verify", text(&site)]).status.success());
    assert!(build(&corpus, &app, &site).status.success());
}

#[cfg(unix)]
#[test]
fn what_an_interrupted_build_left_is_put_back_or_taken_away_and_a_link_stays_a_link() {
    let at = TempDir::new().unwrap();
    let (corpus, app, site) = (corpus(at.path()), app(at.path()), at.path().join("site"));
    let (old, link) = (at.path().join(".site.old"), at.path().join("link"));
    assert!(build(&corpus, &app, &site).status.success());
    let before = files(&site);
    fs::rename(&site, &old).unwrap();
    fs::create_dir_all(corpus.join("static")).unwrap();
    fs::write(corpus.join("static/sums.js"), "mine").unwrap();
    assert_eq!(build(&corpus, &app, &site).status.code(), Some(1), "static/sums.js would be lost");
    assert_eq!(files(&site), before);
    fs::remove_file(corpus.join("static/sums.js")).unwrap();
    fs::create_dir(&old).unwrap();
    fs::write(old.join("withdrawn.txt"), "x").unwrap();
    std::os::unix::fs::symlink(&site, &link).unwrap();
    assert!(build(&corpus, &app, &at.path().join("link/")).status.success());
    assert!(link.is_symlink() && !old.exists());
    assert_eq!(files(&site), before);
}

#[test]
fn a_build_that_fails_leaves_the_previous_output_untouched() {
    let at = TempDir::new().unwrap();
    let (corpus, app, site) = (corpus(at.path()), app(at.path()), at.path().join("site"));
    assert!(build(&corpus, &app, &site).status.success());
    let before = files(&site);
    let empty = at.path().join("empty");
    fs::create_dir_all(&empty).unwrap();
    for wrong in [&empty, &at.path().join("nowhere")] {
        let built = build(wrong, &app, &site);
        assert_eq!(built.status.code(), Some(1), "{}", stderr(&built));
    }
    fs::create_dir_all(corpus.join("static/bundle")).unwrap();
    fs::write(corpus.join("static/index.html"), "mine").unwrap();
    assert_eq!(build(&corpus, &app, &site).status.code(), Some(1), "static/index.html would replace the app");
    assert_eq!(files(&site), before);
    assert!(!at.path().join(".site.new").exists());
}

#[test]
fn an_output_that_is_a_file_or_cannot_be_written_is_a_sentence() {
    let at = TempDir::new().unwrap();
    let file = at.path().join("file");
    fs::write(&file, "x").unwrap();
    for out in [file.clone(), file.join("below"), PathBuf::from("/proc/baoku")] {
        let built = build(&corpus(at.path()), &app(at.path()), &out);
        assert_eq!(built.status.code(), Some(1), "{}", out.display());
        assert!(stderr(&built).contains(text(&out)), "{}", stderr(&built));
    }
}

#[test]
fn without_article_pages_nothing_leads_to_them() {
    let at = TempDir::new().unwrap();
    let site = at.path().join("site");
    let (corpus, app) = (corpus(at.path()), app(at.path()));
    let arguments = ["build", text(&corpus), "--app", text(&app), "--out", text(&site), "--pages", "none"];
    assert!(baoku(&arguments).status.success());
    assert!(!site.join("a").exists());
    let index = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(index.contains("data-pages=\"none\""));
    for name in ["index.html", "baoku.html", "feed.xml"] {
        assert!(!fs::read_to_string(site.join(name)).unwrap().contains("\"a/"), "{name}");
    }
}

#[test]
fn an_address_appears_only_where_one_is_given() {
    let at = TempDir::new().unwrap();
    let site = at.path().join("site");
    let (corpus, app) = (corpus(at.path()), app(at.path()));
    let arguments =
        ["build", text(&corpus), "--app", text(&app), "--out", text(&site), "--url", "https://paper.example/x"];
    assert!(baoku(&arguments).status.success());
    let index = fs::read_to_string(site.join("index.html")).unwrap();
    assert!(index.contains("<link rel=\"canonical\" href=\"https://paper.example/x/\">"));
    assert!(fs::read_to_string(site.join("sitemap.xml")).unwrap().contains("https://paper.example/x/a/"));
    let wrong = ["build", text(&corpus), "--app", text(&app), "--out", text(&site), "--url", "paper.example"];
    assert_eq!(baoku(&wrong).status.code(), Some(1));
}

#[test]
fn a_changed_file_is_found_by_verify() {
    let at = TempDir::new().unwrap();
    let site = at.path().join("site");
    assert!(build(&corpus(at.path()), &app(at.path()), &site).status.success());
    let page = site.join("404.html");
    fs::write(&page, fs::read_to_string(&page).unwrap() + " ").unwrap();
    fs::write(site.join("stray.txt"), "").unwrap();
    let verified = baoku(&["verify", text(&site)]);
    let said = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert_eq!(verified.status.code(), Some(1));
    assert!(said.contains("404.html") && said.contains("stray.txt"), "{said}");
    // Also where so much is missing that it cannot be opened.
    let bundle = files(&site.join("bundle"));
    bundle.iter().for_each(|(path, _)| fs::remove_file(path).unwrap());
    let verified = baoku(&["verify", text(&site)]);
    let said = String::from_utf8_lossy(&verified.stdout).into_owned();
    assert_eq!((verified.status.code(), said.matches("文件不见了").count()), (Some(1), bundle.len()), "{said}");
    assert!(stderr(&verified).contains("数据文件"), "{}", stderr(&verified));
    let none = baoku(&["verify", text(at.path())]);
    assert!(stderr(&none).contains("文件或文件夹不在"), "{}", stderr(&none));
}

#[cfg(target_os = "linux")]
#[test]
fn an_answer_that_cannot_be_written_is_a_failure() {
    let at = TempDir::new().unwrap();
    let site = at.path().join("site");
    assert!(build(&corpus(at.path()), &app(at.path()), &site).status.success());
    for arguments in [vec!["search", text(&site), "路灯"], vec!["verify", text(&site)]] {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_baoku"));
        let answered = command.args(&arguments).stdout(full).output().unwrap();
        assert_eq!(answered.status.code(), Some(1), "{arguments:?}");
        assert!(stderr(&answered).contains("磁盘满了"), "{}", stderr(&answered));
    }
}

#[test]
fn search_over_a_site_answers_in_json() {
    let at = TempDir::new().unwrap();
    let site = at.path().join("site");
    assert!(build(&corpus(at.path()), &app(at.path()), &site).status.success());
    let found = |query: &str| {
        let output = baoku(&["search", text(&site), query, "--format", "json"]);
        serde_json::from_slice::<serde_json::Value>(&output.stdout).unwrap()
    };
    let lamps = found("路灯");
    assert_eq!(lamps["total"], 1);
    assert!(lamps["ids"][0].as_str().unwrap().ends_with("-1"));
    assert_eq!(found("没有的词")["ids"].as_array().unwrap().len(), 0);
}

fn bundle_files(site: &std::path::Path) -> Vec<PathBuf> {
    files(&site.join("bundle")).into_iter().map(|(path, _)| path).collect()
}

#[test]
fn a_new_issue_leaves_the_files_that_an_open_page_still_asks_for() {
    let at = TempDir::new().unwrap();
    let (corpus, app, site) = (corpus(at.path()), app(at.path()), at.path().join("site"));
    let publish = || assert!(build(&corpus, &app, &site).status.success());
    let feed = || {
        let feed = fs::read_to_string(site.join("feed.xml")).unwrap();
        feed.split("<id>").nth(1).unwrap().split('<').next().unwrap().to_owned()
    };
    publish();
    let (first, known) = (bundle_files(&site), feed());
    publish();
    assert_eq!(bundle_files(&site), first, "the same build again adds nothing");
    fs::write(corpus.join("3.txt"), "柳园镇种树\n\n2024年5月6日，柳园镇的街边种下了一百棵树，居民都来帮忙。\n")
        .unwrap();
    publish();
    let second = bundle_files(&site);
    assert!(first.iter().all(|path| second.contains(path)) && second.len() > first.len());
    assert_eq!(feed(), known, "it is still the same feed");
    fs::write(corpus.join("4.txt"), "柳园镇修桥\n\n2024年6月7日，柳园镇的老桥修好了，居民来往方便多了。\n").unwrap();
    publish();
    let third = bundle_files(&site);
    assert!(!first.iter().all(|path| third.contains(path)), "two builds ago is gone");
    fs::write(corpus.join("newspaper.toml"), "name = \"柳园报\"").unwrap();
    publish();
    assert!(feed() != known && feed().is_ascii(), "another newspaper has another feed");
    assert!(baoku(&["verify", text(&site)]).status.success());
}

#[test]
fn what_was_taken_out_or_taken_back_lives_on_in_no_file() {
    let at = TempDir::new().unwrap();
    let (corpus, app, site) = (corpus(at.path()), app(at.path()), at.path().join("site"));
    let lamps = fs::read_to_string(corpus.join("2.txt")).unwrap();
    let hash = sum(lamps.as_bytes());
    let correction =
        format!("sha256 = \"{hash}\"\n[[correction]]\nline = 3\nprinted = \"街上\"\ncorrect = \"柳园路上\"\n");
    let story = "柳园镇修路\n\n2024年4月9日，镇长王小明到柳园镇看修路。\n";
    for (name, with, without, word) in [
        ("2.txt", lamps.as_str(), Some("路灯换新\n\n2024年4月6日，街上的路灯都换了新的。\n"), "亮堂多了"),
        ("newspaper.toml", "contact = \"孙先生 021-5550\"", None, "孙先生"),
        ("4.txt", story, Some(story), "柳园镇看修路"),
        ("names.toml", "[[rename]]\nfrom = \"王小明\"\nto = \"欧阳晓明\"\n", None, "欧阳晓明"),
        ("陈月娥的案子.txt", "", None, "陈月娥"),
        ("2.txt", lamps.as_str(), Some(lamps.as_str()), "亮堂多了"),
        ("2.toml", correction.as_str(), None, "柳园路上"),
    ] {
        let publish = || {
            let built = build(&corpus, &app, &site);
            assert!(built.status.success(), "{}", stderr(&built));
            let named =
                |(path, bytes): (PathBuf, Vec<u8>)| (String::from_utf8_lossy(&bytes).contains(word)).then_some(path);
            files(&site).into_iter().filter_map(named).collect::<Vec<_>>()
        };
        let file = corpus.join(name);
        fs::write(&file, with).unwrap();
        assert!(publish().iter().any(|path| path.starts_with(site.join("bundle"))), "{word}");
        without.map_or_else(|| fs::remove_file(&file), |without| fs::write(&file, without)).unwrap();
        let left = publish();
        assert_eq!(left.is_empty(), without != Some(with), "{word}: {left:?}");
    }
    // So does the name that a file had.
    fs::rename(corpus.join("4.txt"), corpus.join("5.txt")).unwrap();
    assert!(build(&corpus, &app, &site).status.success());
    assert!(files(&site).iter().all(|(_, bytes)| !String::from_utf8_lossy(bytes).contains("\"4.txt\"")));
}
