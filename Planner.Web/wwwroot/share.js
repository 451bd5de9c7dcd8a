// Sends the secret of the fragment, which no server has seen yet, and takes it out of the address at once.
const secret = location.hash.slice(1);
history.replaceState(null, "", location.pathname);
document.getElementById("share-secret").value = secret;
document.getElementById("share-door").submit();
