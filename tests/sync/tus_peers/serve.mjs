// @tus/server where a county would be: its URLs, its header, its token; pictures in a folder.
// Argument: the folder. Prints its port; ends with standard input.
import { createServer } from "node:http";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";

const folder = process.argv[2];
const path = "/v1/photos";
const place = /^\/v1\/photos\/(\d{12})\/([0-9a-f]{64})\/(thumbnail|standard|original)$/;

const tus = new Server({
  path,
  datastore: new FileStore({ directory: folder }),
  relativeLocation: true,
  respectForwardedHeaders: false,
  namingFunction: (_request, m) => `${m.station}-${m.photo}-${m.rendition}`,
  generateUrl: (_request, { id }) => `${path}/${id.replaceAll("-", "/")}`,
  getFileIdFromRequest(request) {
    const found = place.exec(new URL(request.url).pathname);
    return found ? found.slice(1).join("-") : undefined;
  },
});

const server = createServer((request, response) => {
  response.setHeader("Station-Protocol", "1");
  if (request.url === "/v1/challenge" || request.url === "/v1/token") {
    response.setHeader("Content-Type", "application/json");
    request.resume();
    response.end(JSON.stringify({ v: 1, challenge: "c", token: "t", seconds: 600 }));
    return;
  }
  tus.handle(request, response);
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
