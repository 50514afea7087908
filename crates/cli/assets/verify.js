// "Verify this copy": every file of a site is held against its checksum, on the reader's own machine. Over http the files
// are fetched; from a disk, where nothing can be fetched, the reader points to the folder. Nothing is sent anywhere.
// On its tag, data-sums is the script with the checksums, loaded when they are wanted: `baoku_sums("…SHA256SUMS…")`.
(function () {
  "use strict";

  var tag = document.currentScript.dataset;
  var button = document.querySelector(".verify button");
  var input = document.querySelector(".verify input");
  var said = document.querySelector(".verify [role=status]");
  var list = document.querySelector(".verify ul");
  var onDisk = location.protocol === "file:";
  var sums = [];

  window.baoku_sums = function (text) {
    sums = text.split("\n").filter(Boolean).map(function (line) {
      return { sum: line.slice(0, 64), path: line.slice(66) };
    });
  };

  var K = new Uint32Array(64);
  // The constants of SHA-256 are the first bits of roots of primes.
  (function () {
    for (var n = 2, found = 0; found < 64; n++) {
      var prime = true;
      for (var d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
      if (prime) K[found++] = (Math.cbrt(n) % 1) * 4294967296;
    }
  })();

  function sha256(bytes) {
    var h = Uint32Array.of(1779033703, 3144134277, 1013904242, 2773480762, 1359893119, 2600822924, 528734635, 1541459225);
    var padded = new Uint8Array(((bytes.length + 72) >> 6) << 6);
    padded.set(bytes);
    padded[bytes.length] = 128;
    var view = new DataView(padded.buffer);
    view.setUint32(padded.length - 8, Math.floor(bytes.length / 536870912));
    view.setUint32(padded.length - 4, (bytes.length << 3) >>> 0);
    var w = new Uint32Array(64);
    for (var at = 0; at < padded.length; at += 64) {
      for (var i = 0; i < 64; i++) {
        if (i < 16) {
          w[i] = view.getUint32(at + 4 * i);
        } else {
          var x = w[i - 15];
          var y = w[i - 2];
          var s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
          var s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
          w[i] = w[i - 16] + s0 + w[i - 7] + s1;
        }
      }
      var a = h[0], b = h[1], c = h[2], d = h[3], e = h[4], f = h[5], g = h[6], k = h[7];
      for (i = 0; i < 64; i++) {
        var t1 = k + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) + ((e & f) ^ (~e & g)) + K[i] + w[i];
        var t2 = (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) + ((a & b) ^ (a & c) ^ (b & c));
        k = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
      }
      h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += k;
    }
    return Array.prototype.map.call(h, function (word) {
      return ("0000000" + word.toString(16)).slice(-8);
    }).join("");
  }

  function say(name, number) {
    said.textContent = said.getAttribute("data-" + name).replace("{}", number);
  }

  function wrong(path, why) {
    if (list.children.length >= 50) return;
    var line = document.createElement("li");
    line.textContent = path + "：" + said.getAttribute("data-" + why);
    list.appendChild(line);
  }

  function begin() {
    return new Promise(function (done, failed) {
      if (sums.length) return done();
      var script = document.createElement("script");
      script.src = tag.sums;
      script.onload = done;
      script.onerror = failed;
      document.head.appendChild(script);
    });
  }

  // One after the other: a site may have ten thousands of files. `read` promises a file's bytes, or nothing.
  async function verify(read) {
    list.textContent = "";
    button.disabled = true;
    var harmed = 0;
    try {
      await begin();
      for (var at = 0; at < sums.length; at++) {
        if (at % 10 === 0) say("going", at + " / " + sums.length);
        var bytes = await read(sums[at].path);
        if (bytes && sha256(bytes) === sums[at].sum) continue;
        harmed += 1;
        wrong(sums[at].path, bytes ? "changed" : "missing");
      }
      say(harmed ? "harmed" : "whole", harmed || sums.length);
    } catch (refused) {
      say("refused", "");
    }
    button.disabled = false;
  }

  function fetched(path) {
    var address = path.split("/").map(encodeURIComponent).join("/");
    return fetch(address, { cache: "no-store" }).then(
      function (response) {
        return response.ok ? response.arrayBuffer().then(function (buffer) { return new Uint8Array(buffer); }) : null;
      },
      function () { return null; }
    );
  }

  function read(file) {
    return new Promise(function (done) {
      var reader = new FileReader();
      reader.onload = function () { done(new Uint8Array(reader.result)); };
      reader.onerror = function () { done(null); };
      reader.readAsArrayBuffer(file);
    });
  }

  // Whichever folder was chosen: the site is where SHA256SUMS is.
  function chosen() {
    var files = Array.prototype.slice.call(input.files);
    var name = function (file) { return file.webkitRelativePath || file.name; };
    var top = files.map(name).filter(function (path) { return /(^|\/)SHA256SUMS$/.test(path); });
    if (!files.length) return;
    if (!top.length) return say("elsewhere", "");
    top.sort(function (one, other) { return one.length - other.length; });
    var folder = top[0].slice(0, -"SHA256SUMS".length);
    var known = new Map();
    files.forEach(function (file) { known.set(name(file), file); });
    verify(function (path) {
      var file = known.get(folder + path);
      return file ? read(file) : null;
    });
  }

  button.onclick = function () {
    if (!onDisk) return verify(fetched);
    input.value = "";
    input.click();
  };
  input.onchange = chosen;
  if (onDisk && "webkitdirectory" in input) document.documentElement.setAttribute("data-on-disk", "true");
  if (!onDisk || "webkitdirectory" in input) button.hidden = false;
})();
