// Makes of each message of a pack what "mailauth report" makes of one, as a batch in one process. No name exists: it asks
// nobody. Prints what the programs in Go print: see worker.go.
'use strict';

const { readFileSync } = require('node:fs');
const { authenticate } = require('mailauth');

const resolver = async () => {
    throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
};

function* messages(pack) {
    for (let at = 0; at < pack.length; ) {
        const n = pack.readUInt32LE(at);
        yield pack.subarray(at + 4, at + 4 + n);
        at += 4 + n;
    }
}

async function main([file]) {
    const pack = readFileSync(file);
    const o = { leaves: 0, bytes: 0, errors: 0, passed: 0 };
    const before = process.cpuUsage();
    const start = process.hrtime.bigint();
    for (const message of messages(pack)) {
        try {
            const result = await authenticate(message, { trustReceived: true, resolver });
            o.leaves++;
            o.bytes += JSON.stringify(result, false, 2).length;
        } catch {
            o.errors++;
        }
    }
    o.cpu = process.cpuUsage(before).user / 1e3;
    o.wall = Number(process.hrtime.bigint() - start) / 1e6;
    o.peak = process.resourceUsage().maxRSS;
    console.log(JSON.stringify(o));
}

main(process.argv.slice(2));
