// Reads an article aloud in the elder edition: a sentence at a time, each marked while it is read. Fills the page's empty
// `.aloud`, where the device has a Chinese voice of its own: one that sends the text to somebody is never used. Asks for
// nothing, changes no text, keeps nothing. Loaded by the loader and by device.js where it is wanted; knows no newspaper.
(function () {
  "use strict";

  var speech = window.speechSynthesis;
  var root = document.documentElement;
  if (!speech || !window.SpeechSynthesisUtterance || !window.MutationObserver) return;

  var WORDS = { zh: ["朗读", "暂停", "接着读", "停止"], en: ["Read aloud", "Pause", "Go on", "Stop"] };
  // Longer than this some engines fall silent in the middle.
  var LONGEST = 120;
  // What a reader hears, and within it what is not to be heard: the misprint beside its correction, labels, notes.
  var HEARD = ".article-head-kicker, h1, .article-head-subtitle, .article-body .block > p, .article-body .block > h2";
  var UNHEARD = "del, .off-screen, .right-words, .block-note";

  var place = null;
  var main, end;
  var sentences = [];
  var at = 0;
  var reading = false;
  // Engines tell the end of what was cut short, too: only the last turn counts. Kept here, or it is thrown away unheard.
  var turn = null;

  function voice() {
    var all = speech.getVoices().filter(function (one) {
      return one.localService && /^(zh|cmn|yue)/i.test(one.lang);
    });
    function strangeness(one) {
      return /^(zh|cmn)$|hans|cn/i.test(one.lang) ? 0 : /yue|hk|mo/i.test(one.lang) ? 2 : 1;
    }
    return all.sort(function (one, other) {
      return strangeness(one) - strangeness(other);
    })[0];
  }

  // The sentences of an article: the words to be said, and where they stand.
  function listen() {
    var found = [];
    var blocks = place.closest("article").querySelectorAll(HEARD);
    Array.prototype.forEach.call(blocks, function (block) {
      if (block.matches(UNHEARD)) return;
      var walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, null, false);
      var nodes = [];
      var text = "";
      while (walk.nextNode()) {
        var node = walk.currentNode;
        var silent = node.parentNode.closest(UNHEARD);
        if (silent && block.contains(silent)) continue;
        nodes.push({ node: node, from: text.length });
        text += node.data;
      }
      var every = /[^。！？!?；;…]+[。！？!?；;…]*[”’」』）)]*/g;
      for (var match; (match = every.exec(text)); ) {
        for (var from = match.index; from < every.lastIndex; from = to) {
          var to = every.lastIndex;
          if (to - from > LONGEST) {
            var pause = text.slice(from, from + LONGEST).search(/[，、：,:][^，、：,:]*$/);
            to = from + (pause > 0 ? pause + 1 : LONGEST);
          }
          var words = text.slice(from, to).trim();
          if (words) found.push({ words: words, range: between(nodes, from, to) });
        }
      }
    });
    return found;
  }

  function between(nodes, from, to) {
    var range = document.createRange();
    nodes.forEach(function (piece) {
      var end = piece.from + piece.node.length;
      if (piece.from <= from && from < end) range.setStart(piece.node, from - piece.from);
      if (piece.from < to && to <= end) range.setEnd(piece.node, to - piece.from);
    });
    return range;
  }

  // Without touching the page's elements: they are the app's. Where marks of one's own are unknown, the selection.
  function mark(range) {
    if (window.Highlight && window.CSS && CSS.highlights) {
      if (range) CSS.highlights.set("aloud", new Highlight(range));
      else CSS.highlights.delete("aloud");
    } else {
      var chosen = window.getSelection();
      chosen.removeAllRanges();
      if (range) chosen.addRange(range);
    }
    if (!range) return;
    var area = range.getBoundingClientRect();
    if (area.top < 0 || area.bottom > window.innerHeight) window.scrollBy(0, area.top - window.innerHeight / 4);
  }

  function say() {
    if (at >= sentences.length) return stop();
    var mine = new SpeechSynthesisUtterance(sentences[at].words);
    mine.voice = voice() || null;
    mine.lang = mine.voice ? mine.voice.lang.replace("_", "-") : "zh-CN";
    mine.rate = 0.9;
    mine.onend = function () {
      if (turn !== mine) return;
      at += 1;
      say();
    };
    mine.onerror = function () {
      if (turn === mine) pause();
    };
    turn = mine;
    mark(sentences[at].range);
    speech.speak(mine);
  }

  // Not the engine's own pause: on many telephones that is for ever. The sentence begins again.
  function pause() {
    turn = null;
    reading = false;
    speech.cancel();
    label();
  }

  function stop() {
    mark(null);
    at = 0;
    sentences = [];
    pause();
  }

  function go() {
    if (reading) return pause();
    if (!sentences.length) sentences = listen();
    reading = true;
    say();
    label();
  }

  function label() {
    if (!place) return;
    var english = /^en/i.test(root.lang);
    var words = WORDS[english ? "en" : "zh"];
    var says = reading ? words[1] : sentences.length ? words[2] : words[0];
    if (main.textContent !== says) main.textContent = says;
    if (end.textContent !== words[3]) end.textContent = words[3];
    if (end.hidden === sentences.length > 0) end.hidden = !sentences.length;
    if (sentences.length) place.setAttribute("data-going", "true");
    else place.removeAttribute("data-going");
    place.lang = english ? "en" : "zh-Hans";
  }

  function button(does) {
    var made = document.createElement("button");
    made.type = "button";
    made.onclick = does;
    return made;
  }

  // The page has changed, or the voices, or the size or language of the text.
  function look() {
    var here = root.getAttribute("data-size") === "elder" && voice() ? document.querySelector(".aloud") : null;
    if (here !== place) {
      if (sentences.length) stop();
      if (place) place.textContent = "";
      place = here;
      if (place) {
        main = button(go);
        end = button(stop);
        place.appendChild(main);
        place.appendChild(end);
      }
    }
    label();
  }

  if (speech.addEventListener) speech.addEventListener("voiceschanged", look);
  window.addEventListener("pagehide", stop);
  new MutationObserver(look).observe(root, { attributes: true, attributeFilter: ["data-size", "lang"] });
  function begin() {
    new MutationObserver(look).observe(document.getElementById("app"), { childList: true, subtree: true });
    look();
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
