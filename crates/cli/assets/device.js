// Gives a static page the text size, colours and language that its reader chose in the app, on this device.
// A page without this script is complete; where storage is refused nothing happens. Keys: src/services/storage.rs.
// Its tag's data-aloud is what reads an article aloud, loaded for the elder edition only.
(function () {
  try {
    var root = document.documentElement;
    var aloud = document.currentScript.getAttribute("data-aloud");
    ["size", "theme", "language"].forEach(function (name) {
      var kept = localStorage.getItem("baoku." + name);
      if (kept) root.setAttribute("data-" + name, kept);
    });
    if (/MicroMessenger/.test(navigator.userAgent)) root.setAttribute("data-wechat", "true");
    if (window.speechSynthesis && root.getAttribute("data-size") === "elder") {
      var script = document.createElement("script");
      script.src = aloud;
      document.head.appendChild(script);
    }
  } catch (refused) {
    // The page as it is.
  }
})();
