// Starts the app on every page that has one: http, a double-clicked file, the one-file page. Sets `window.baoku`
// before any wasm runs. Knows the names of files from its own tag, and nothing of newspapers.
// A classic script without newer syntax than Chromium 78 and Safari 15 read (no `?.`, no `??`).
//
// On its tag, addresses relative to the page:
//   data-glue         wasm-bindgen's script; absent in the one-file page, where it stands inline before this one
//   data-wasm         the app; in the one-file page gzip in base64 in <script type="text/plain" id="baoku-wasm">
//   data-wasm-script  its twin, `baoku.wasm("…base64…")`, used where fetching fails
//   data-whole-glue, data-whole-wasm, data-whole-wasm-script
//                     the same three of the whole program, where the first are of one that has not every page
//   data-whole-views  the pages that only the whole program has, as `view` in the address names them
//   data-script       the app without wasm, whole, `baoku.script(imports => exports)`, used where the engine refuses wasm;
//                     absent in the one-file page, which is small: there such an engine shows the text alone
//   data-aloud        what reads aloud in the elder edition; absent in the one-file page, where it stands inline
//   data-bundle       the folder of shards, "bundle/" when absent;
//                     in the one-file page <script type="application/json" data-shard="NAME">
//   data-manifest     the name of the first shard
//   data-shards       names, separated by spaces, of shards that every visit needs: asked for at once
//   data-english      the English words, a shard that calls itself "english"; only who reads English asks for it
//   data-build        the build's name, added to an address that is tried again
(function () {
  "use strict";

  const tag = Object.assign({}, document.currentScript.dataset);
  const root = document.documentElement;
  const oneFile = () => document.getElementById("baoku-wasm");

  // What a reader is told when the app cannot run. The page's own text stands above or below it.
  const SENTENCES = {
    loading: ["正在打开搜索与时间轴……", "Opening search and timeline…"],
    again: ["再试一次", "Try again"],
    old: [
      "这个浏览器较旧，不能搜索和筛选；页面上的文字和各篇文章的链接仍可照常阅读。换一个较新的浏览器就都能用；在微信里，可以点右上角的“···”，选“在浏览器打开”。",
      "This browser is too old to search and filter; the text on this page and the links to articles still work. A newer browser does everything.",
    ],
    program: [
      "搜索和时间轴没有载入：可能是网络中断，也可能是文件不全。页面上的文字和各篇文章的链接仍可照常阅读。",
      "Search and timeline did not load: the network may be down or a file missing. The text on this page and the links to articles still work.",
    ],
  };
  const sentence = (key) => SENTENCES[key][/^en/i.test(root.lang) ? 1 : 0];

  // From here on the whole program is meant.
  function takeWhole() {
    tag.glue = tag.wholeGlue || tag.glue;
    tag.wasm = tag.wholeWasm || tag.wasm;
    tag.wasmScript = tag.wholeWasmScript || tag.wasmScript;
  }
  const view = new URLSearchParams(location.search).get("view");
  if ((tag.wholeViews || "").split(" ").includes(view)) takeWhole();

  let engine, settle, waiting, glued;
  let attempt = 0;
  let refused = false;
  let started = false;
  const arrived = new Map();
  const asked = new Map();
  const attempts = new Map();
  let twin = "";
  let plain = null;

  // What the device keeps of this page's own; a browser may refuse to keep anything, or even to be asked.
  function read(name, where) {
    try {
      return window[where || "localStorage"].getItem("baoku." + name);
    } catch (refused) {
      return null;
    }
  }

  function keep(name, where) {
    try {
      window[where || "localStorage"].setItem("baoku." + name, "true");
    } catch (refused) {}
  }

  function promise() {
    const ready = new Promise((resolve, reject) => (settle = { resolve, reject }));
    // Whoever asks is told; nobody asking is no error in the console.
    ready.catch(() => {});
    return ready;
  }

  const baoku = (window.baoku = {
    // Resolves when the app answers; rejects with a sentence.
    ready: promise(),
    // Resolves to {total, ids}; may be called before `ready`.
    search: (query) => baoku.ready.then(() => new Promise((told, failed) => engine(query, told, failed))).then(listed, lacking),
    manifest: tag.manifest || "",
    build: tag.build || "",
    // Resolves to a shard's JSON text; rejects with shard-missing, shard-cut or shard-wrong. May be called again. A
    // shard of a large archive lies in a folder (FOLDER/NAME) and calls itself NAME.
    load,
    // Called by the app: here is the search, everything works; or: this sentence says what does not.
    provide(search) {
      engine = search;
      show("ready");
      settle.resolve();
    },
    fail,
    // Hands an address to the device's own sheet for passing on; the app offers it where there is one.
    share: (title, url) => navigator.share({ title, url }).catch(() => {}),
    // Called by shards, by the wasm's twin, and by the app without wasm.
    shard: (name, value) => arrived.set(name, JSON.stringify(value)),
    wasm: (base64) => (twin = base64),
    script: (program) => (plain = program),
  });

  function show(state, text) {
    clearTimeout(waiting);
    root.dataset.state = state;
    const place = document.getElementById("baoku-status");
    if (!place) return;
    place.textContent = text || "";
    if (text && state === "loading") place.prepend(document.createElement("progress"), " ");
  }

  function fail(text, retry) {
    show("failed", text);
    const place = document.getElementById("baoku-status");
    if (place && retry !== false) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = sentence("again");
      // A program that already runs cannot be started a second time.
      button.onclick = started ? () => location.reload() : again;
      place.append(" ", button);
    }
    settle.reject(text);
    renew().catch(() => {});
  }

  // The page may be older than the files beside it, kept by a browser while its shards are gone: is there another? Asked
  // for once, so that two hosts that do not agree send nobody round in circles.
  async function renew() {
    if (oneFile() || location.protocol === "file:" || read("renewed", "sessionStorage")) return;
    const response = await fetch(location.href, { cache: "reload" });
    const text = await response.text();
    if (!/data-build="/.test(text) || text.includes('data-build="' + baoku.build + '"')) return;
    keep("renewed", "sessionStorage");
    if (read("renewed", "sessionStorage")) location.reload();
  }

  // The ids that a search found, one a line.
  function listed(text) {
    const ids = text ? text.split("\n") : [];
    return { total: ids.length, ids };
  }

  function lacking(name) {
    throw new Error("bundle file " + name + " could not be loaded");
  }

  // A failed address may be cached: the next attempt gets another one.
  function address(path, tried) {
    const url = new URL(path, document.baseURI);
    if (tried > 0) url.searchParams.set("b", baoku.build + "-" + tried);
    return url.href;
  }

  // A host that does not begin to answer within a minute will not.
  function reach(source) {
    const late = new Promise((_, give) => setTimeout(() => give(new Error("no answer from " + source)), 60000));
    return Promise.race([fetch(source), late]);
  }

  function run(source) {
    return new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = source;
      script.onload = () => (script.remove(), done());
      script.onerror = () => (script.remove(), failed(new Error("cannot load " + source)));
      document.head.append(script);
    });
  }

  // `anew`: the app could not read what came; another address passes by whoever keeps a copy of it.
  function load(name, anew) {
    if (anew && !attempts.has(name)) attempts.set(name, 1);
    const coming = asked.get(name) || ask(name);
    const forget = () => asked.delete(name);
    coming.then(forget, forget);
    return coming;
  }

  // What did not arrive whole may be another build's in a cache: one more try with another address, where that can help.
  function ask(name) {
    const again = (code) => {
      if (oneFile() || location.protocol === "file:") throw code;
      return shard(name).catch((code) => {
        renew().catch(() => {});
        throw code;
      });
    };
    const coming = shard(name).catch(again);
    asked.set(name, coming);
    return coming;
  }

  // What is thrown is a code, not a sentence: the app knows what the shard was for.
  async function shard(name) {
    if (oneFile()) {
      const block = document.querySelector('script[data-shard="' + CSS.escape(name) + '"]');
      if (!block) throw "shard-missing";
      return block.textContent;
    }
    const tried = attempts.get(name) || 0;
    attempts.set(name, tried + 1);
    const path = name === "english" ? tag.english : (tag.bundle || "bundle/") + name + ".js";
    const source = address(path, tried);
    const own = name.slice(name.indexOf("/") + 1);
    const text = await (location.protocol === "file:" ? runShard(source, own) : fetchShard(source, own));
    attempts.delete(name);
    return text;
  }

  // Nothing but a script loads from a folder.
  async function runShard(source, name) {
    try {
      await run(source);
    } catch (error) {
      throw "shard-missing";
    }
    const text = arrived.get(name);
    // One that is cut short does not run at all; one that ran has called `shard` just before its load event.
    if (text === undefined) {
      const other = arrived.size > 0;
      arrived.clear();
      throw other ? "shard-wrong" : "shard-cut";
    }
    arrived.delete(name);
    return text;
  }

  // Elsewhere its text will do: three lines, of which the second is the JSON.
  async function fetchShard(source, name) {
    let lines;
    try {
      const response = await reach(source);
      if (!response.ok) throw new Error(response.status + " for " + source);
      lines = (await response.text()).split("\n");
    } catch (error) {
      throw "shard-missing";
    }
    if (lines[0] !== 'baoku.shard("' + name + '",') throw "shard-wrong";
    if (lines[2] !== ");") throw "shard-cut";
    return lines[1];
  }

  function bytes(base64) {
    const text = atob(base64.trim());
    const array = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) array[i] = text.charCodeAt(i);
    return array;
  }

  async function fetched() {
    const response = await reach(address(tag.wasm, attempt));
    if (!response.ok) throw new Error(response.status + " for " + response.url);
    // Many hosts do not know the type, and then streaming is refused.
    const typed = /^application\/wasm/.test(response.headers.get("content-type"));
    if (typed && WebAssembly.compileStreaming) return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
  }

  async function program() {
    const block = oneFile();
    if (block) {
      const unpacked = new Blob([bytes(block.textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
      return WebAssembly.compile(await new Response(unpacked).arrayBuffer());
    }
    if (location.protocol !== "file:") {
      try {
        return await fetched();
      } catch (error) {
        if (!tag.wasmScript) throw error;
      }
    }
    if (!tag.wasmScript) throw new Error("without a web server the app needs its wasm as a script");
    await run(address(tag.wasmScript, attempt));
    const module = WebAssembly.compile(bytes(twin));
    twin = "";
    return module;
  }

  // The glue asks WebAssembly for an instance. Where that is unknown or refused, nobody else can miss what is
  // replaced here: a program is then a function from imports to exports.
  async function withoutWasm() {
    await run(address(tag.script, attempt));
    window.WebAssembly = {
      Instance: class {},
      instantiate: async (program, imports) => ({ instance: { exports: program(imports) }, module: program }),
    };
    return plain;
  }

  // Its top-level `let` must not run twice.
  function glue() {
    if (tag.glue && !glued) {
      glued = run(address(tag.glue, attempt));
      glued.catch(() => (glued = null));
    }
    return glued;
  }

  function again() {
    attempt += 1;
    baoku.ready = promise();
    start();
  }

  async function start() {
    show("loading");
    // On a quick line nothing flashes up.
    waiting = setTimeout(() => show("loading", sentence("loading")), 400);
    try {
      // The empty module: refused where wasm is unknown or forbidden, before anything is downloaded for it.
      // Chromium before 95 and Safari before 16 know wasm, but not the word that allows it in the page's policy;
      // WebKit then still compiles, and refuses the instance.
      await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
      // The one-file page's program is compressed: Firefox before 113 and Safari before 16.4 cannot unpack it.
      if (oneFile() && !window.DecompressionStream) throw new Error("no DecompressionStream");
    } catch (error) {
      if (!tag.script) return fail(sentence("old"), false);
      takeWhole();
      refused = true;
    }
    try {
      const [module] = await Promise.all([refused ? withoutWasm() : program(), glue()]);
      started = true;
      await wasm_bindgen({ module_or_path: module });
    } catch (error) {
      console.warn("baoku: " + error);
      fail(sentence("program"));
    }
  }

  // Nobody but the elder edition's readers loads what reads aloud.
  const dressed = new MutationObserver(() => {
    if (root.dataset.size !== "elder" || !tag.aloud || !window.speechSynthesis) return;
    dressed.disconnect();
    run(address(tag.aloud, 0)).catch(() => {});
  });
  dressed.observe(root, { attributeFilter: ["data-size"] });

  // What is offered only where the device has it.
  if (navigator.share) root.dataset.share = "true";

  // The line for first-time readers goes for good where its button is pressed.
  if (read("note")) root.dataset.note = "read";
  document.addEventListener("click", (event) => {
    const skip = event.target.closest(".skip");
    if (skip) {
      // By hand: following the link would write where it leads into the address. Behind filters stands what they narrow.
      event.preventDefault();
      const filters = skip.closest(".facet-panel");
      const to = filters ? filters.nextElementSibling : document.getElementById("main");
      to.tabIndex = -1;
      to.focus();
    }
    // Whoever has chosen a way is there.
    const menu = event.target.closest("nav a") && event.target.closest("nav details");
    if (menu) menu.open = false;
    if (!event.target.closest(".front-note button")) return;
    root.dataset.note = "read";
    keep("note");
    document.getElementById("main").focus();
  });

  // Escape folds away what is open around the keyboard, else the settings.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || event.defaultPrevented) return;
    const open = event.target.closest("details[open]") || document.querySelector(".display-settings[open]");
    if (!open) return;
    open.open = false;
    open.querySelector("summary").focus();
  });

  // For the home screen. A folder cannot be asked for it, and says so in the console.
  if (tag.glue && location.protocol !== "file:") {
    const link = document.createElement("link");
    link.rel = "manifest";
    link.href = "manifest.webmanifest";
    document.head.append(link);
  }

  function begin() {
    const names = ((tag.shards || "") + " " + baoku.manifest).split(" ").filter(Boolean);
    start();
    // Whoever loads them is told; nobody asking is no error in the console.
    for (const name of names) ask(name).catch(() => {});
  }

  // The one-file page has its data below this script.
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
