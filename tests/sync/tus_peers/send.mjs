// One upload by tus-js-client, as a JSON text on standard input says; prints how it went.
import { readFileSync } from "node:fs";
import { Upload } from "tus-js-client";

const told = JSON.parse(readFileSync(0, "utf8"));
const data = readFileSync(told.file);
let stopped = false;
const upload = new Upload(data, {
  endpoint: told.endpoint,
  uploadUrl: told.uploadUrl ?? null,
  headers: told.headers,
  metadata: told.metadata,
  chunkSize: told.chunkSize,
  retryDelays: null,
  onBeforeRequest(request) {
    if (told.checksum && request.getMethod() === "PATCH") {
      request.setHeader("Upload-Checksum", told.checksum);
    }
  },
  onChunkComplete(_size, accepted) {
    if (told.stopAt && accepted >= told.stopAt && accepted < data.length) {
      stopped = true;
      upload.abort().then(() => tell({ stopped: accepted, url: upload.url }));
    }
  },
  onSuccess: () => tell({ done: true, url: upload.url }),
  onError(error) {
    if (!stopped) {
      tell({ status: error.originalResponse?.getStatus() ?? 0, url: upload.url });
    }
  },
});

function tell(answer) {
  process.stdout.write(JSON.stringify(answer), () => process.exit(0));
}

upload.start();
