(function () {
  "use strict";
  var all = Array.prototype.slice.call(document.querySelectorAll("main details"));
  var how = document.querySelector(".how");
  if (how && all.length) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "Open all";
    button.addEventListener("click", function () {
      var open = button.textContent === "Open all";
      all.forEach(function (one) { one.open = open; });
      button.textContent = open ? "Close all" : "Open all";
    });
    how.appendChild(document.createTextNode(" "));
    how.appendChild(button);
  }
  function reveal() {
    var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    var inner = target && target.querySelector("details");
    if (inner && target.classList.contains("line")) { inner.open = true; }
  }
  window.addEventListener("hashchange", reveal);
  reveal();
})();
