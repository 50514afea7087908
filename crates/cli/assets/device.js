// Gives a static page the text size, colours and language that its reader chose in the app, on this device.
// A page without this script is complete; where storage is refused nothing happens. Keys: src/services/storage.rs.
(function () {
  try {
    var root = document.documentElement;
    ["size", "theme", "language"].forEach(function (name) {
      var kept = localStorage.getItem("baoku." + name);
      if (kept) root.setAttribute("data-" + name, kept);
    });
  } catch (refused) {
    // The page as it is.
  }
})();
