// Gives a static page the text size, colours and language that its reader chose in the app, on this device, and lets them
// choose the size and print. A page without this script is complete; where storage is refused nothing is remembered.
// Keys: src/services/storage.rs. Its tag's data-aloud is what reads an article aloud, loaded for the elder edition only.
(function () {
  var root = document.documentElement;
  var aloud = document.currentScript.getAttribute("data-aloud");
  function show(name, value) {
    root.setAttribute("data-" + name, value);
    if (value !== "elder" || !aloud || !window.speechSynthesis) return;
    var script = document.createElement("script");
    script.src = aloud;
    document.head.appendChild(script);
    aloud = null;
  }
  show("scripts", "true");
  if (/MicroMessenger/.test(navigator.userAgent)) show("wechat", "true");
  try {
    ["size", "theme", "language"].forEach(function (name) {
      var kept = localStorage.getItem("baoku." + name);
      if (kept) show(name, kept);
    });
  } catch (refused) {
    // The page as it is.
  }
  document.addEventListener("click", function (event) {
    var does = event.target.getAttribute("data-does");
    if (does === "print") return window.print();
    if (!does) return;
    show("size", does);
    try {
      localStorage.setItem("baoku.size", does);
    } catch (refused) {
      // For this page only.
    }
  });
})();
