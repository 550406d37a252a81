export const id = 613;
export const ids = [613];
export const modules = {

/***/ 5613:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  signedUrls: () => (/* binding */ signedUrls)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/bytes/byte-sink.js
var byte_sink = __webpack_require__(68090);
// EXTERNAL MODULE: ./build/spill/scratch-file.js
var scratch_file = __webpack_require__(28766);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
// EXTERNAL MODULE: ./build/b2/json.js
var json = __webpack_require__(21303);
;// CONCATENATED MODULE: ./build/b2/download-authorization.js

async function downloadAuthorization(client, bucketId, fileNamePrefix, seconds) {
    const request = { bucketId, fileNamePrefix, validDurationInSeconds: seconds };
    return client.call('b2_get_download_authorization', request, (bytes) => {
        const token = (0,json/* readJson */.V)(bytes)?.authorizationToken;
        if (typeof token !== 'string' || token === '')
            throw new Error('no `authorizationToken`');
        client.secrets.addToken(token);
        return token;
    });
}

// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/github/input-error.js
var input_error = __webpack_require__(81545);
// EXTERNAL MODULE: ./build/names/file-url.js
var file_url = __webpack_require__(50565);
;// CONCATENATED MODULE: ./build/names/s3-presign.js

function s3Presigner({ s3ApiUrl, keyId, key, signedAt, seconds }) {
    const { host } = new URL(s3ApiUrl);
    const date = signedAt.toISOString().replace(/[-:]|\.\d+/g, '');
    const scope = `${date.slice(0, 8)}/${regionOf(host)}/s3/aws4_request`;
    const daysKey = (0,external_node_crypto_.createSecretKey)(scope.split('/').reduce((last, part) => hmac(last, part), `AWS4${key}`));
    const query = [
        'X-Amz-Algorithm=AWS4-HMAC-SHA256',
        `X-Amz-Credential=${encodeURIComponent(`${keyId}/${scope}`)}`,
        `X-Amz-Date=${date}`,
        `X-Amz-Expires=${seconds}`,
        'X-Amz-SignedHeaders=host',
    ].join('&');
    const canonicalEnd = `\nhost:${host}\n\nhost\nUNSIGNED-PAYLOAD`;
    const toSign = `AWS4-HMAC-SHA256\n${date}\n${scope}\n`;
    return (path, versionId) => {
        const asked = versionId === undefined ? query : `${query}&versionId=${encodeURIComponent(versionId)}`;
        const digest = (0,external_node_crypto_.hash)('sha256', `GET\n${path}\n${asked}${canonicalEnd}`);
        const signature = (0,external_node_crypto_.createHmac)('sha256', daysKey).update(toSign).update(digest).digest('hex');
        return `${s3ApiUrl}${path}?${asked}&X-Amz-Signature=${signature}`;
    };
}
function regionOf(host) {
    return /^s3\.([a-z0-9-]+)\./.exec(host)?.[1] ?? 'us-east-1';
}
function hmac(key, text) {
    return (0,external_node_crypto_.createHmac)('sha256', key).update(text).digest();
}

// EXTERNAL MODULE: ./build/rows/json-literal.js
var json_literal = __webpack_require__(39530);
;// CONCATENATED MODULE: ./build/publish/url-signers.js






const URL_SIGNERS = {
    async b2({ inputs, client, account, selection }) {
        needs(account, 'b2', 'shareFiles');
        const tokens = new Map();
        for (const { bucketId, bucketName, prefix } of selection.targets) {
            const token = await downloadAuthorization(client, bucketId, prefix, inputs.signSeconds);
            const query = `?Authorization=${encodeURIComponent(token)}`;
            tokens.set(bucketName, [...(tokens.get(bucketName) ?? []), { prefix: (0,byte_string/* toByteString */.pv)(prefix), query }]);
        }
        return (bucketName) => {
            const urls = (0,file_url/* fileUrls */.vh)('friendly', bucketName, account);
            const ofBucket = tokens.get(bucketName);
            return (row) => {
                const { name } = row;
                if (!row.latest || !(0,file_url/* isAddressable */.$C)(name))
                    return undefined;
                return urls.of(name, '') + ofBucket.find(({ prefix }) => name.startsWith(prefix)).query;
            };
        };
    },
    async s3({ inputs, account, selection }, signedAt) {
        const { s3ApiUrl, accountId } = account;
        if (inputs.keyId === accountId) {
            throw refused('`s3` does not work with the master application key, which the S3 API refuses; create an application key with readFiles, or use `b2`');
        }
        if (s3ApiUrl === null) {
            throw refused('`s3` needs the URL of the S3 API, which the authorization does not contain, since this region has none; use `b2`');
        }
        needs(account, 's3', 'readFiles');
        const without = selection.buckets.find(({ options }) => Array.isArray(options) && !options.includes('s3'));
        if (without) {
            throw refused(`\`s3\` does not work for the bucket ${without.bucketName}, which the S3 API does not serve; use \`b2\``);
        }
        const presign = s3Presigner({ ...inputs, s3ApiUrl, signedAt, seconds: inputs.signSeconds });
        return (bucketName) => {
            const path = `/${(0,file_url/* encodeName */.aA)(bucketName)}/`;
            return (row) => {
                const { name } = row;
                if (!(0,file_url/* isAddressable */.$C)(name))
                    return undefined;
                const version = row.latest ? undefined : (0,json_literal/* stringOf */.Je)(row.literal('fileId'));
                return presign(path + (0,file_url/* encodeName */.aA)(name), version);
            };
        };
    },
};
function needs({ capabilities }, method, capability) {
    if (capabilities.includes(capability))
        return;
    throw refused(`\`${method}\` needs the capability ${capability}, and the application key has ${capabilities.join(', ') || 'none'}; create a key with it, or use \`${method === 'b2' ? 's3' : 'b2'}\``);
}
function refused(why) {
    return new input_error/* InputError */.d([`Input \`sign\`: ${why}`]);
}

;// CONCATENATED MODULE: ./build/publish/signed-urls.js







const PIECE = 1 << 16;
const signedUrls = {
    async prepare({ listing, env, log }) {
        if (!listing || listing.inputs.sign === 'none')
            return undefined;
        const { account, selection } = listing;
        const { sign, signSeconds } = listing.inputs;
        const signedAt = new Date(Math.floor(Date.now() / 1_000) * 1_000);
        const expires = new Date(signedAt.getTime() + signSeconds * 1_000);
        const signer = await log.group('Prepare the signed URLs', () => URL_SIGNERS[sign](listing, signedAt));
        if (selection.buckets.every(({ bucketType }) => bucketType === 'allPublic')) {
            log.warning('Input `sign` has no effect: every listed bucket is public, so its URLs open without a signature');
        }
        const { keyExpires } = account;
        if (sign === 's3' && typeof keyExpires === 'number' && keyExpires < expires.getTime()) {
            log.warning(`The application key expires at ${(0,numbers/* utcMinute */.vD)(new Date(keyExpires).toISOString())}, and the signed URLs with it`);
        }
        const directory = env.RUNNER_TEMP ?? (0,external_node_os_.tmpdir)();
        const sink = new SignedUrls(signer, directory, expires);
        return {
            title: 'Keep the signed URLs',
            sink,
            async publish() {
                if (Date.now() >= expires.getTime()) {
                    throw new Error(`Input \`sign-for\`: the listing took longer than ${(0,numbers/* duration */.p0)(signSeconds)}, so the signed URLs have expired; give them more time`);
                }
                const path = (0,external_node_path_.join)(directory, `b2-inventory-signed-urls-${(0,external_node_crypto_.randomUUID)()}.ndjson`);
                await sink.keepAs(path);
                log.info(`${(0,numbers/* count */.U9)(sink.urls, 'signed URL')}, valid until ${expires.toISOString()}: ${path}`);
                return { outputs: { 'signed-urls-path': path } };
            },
            close: () => sink.discard(),
        };
    },
};
class SignedUrls {
    name = 'signed-urls';
    urls = 0;
    #signer;
    #directory;
    #expires;
    #file;
    constructor(signer, directory, expires) {
        this.#signer = signer;
        this.#directory = directory;
        this.#expires = expires;
    }
    async begin(folder) {
        await this.discard();
        const file = await scratch_file/* ScratchFile */.$.begin(this.#directory, 'signed');
        this.#file = file;
        this.urls = 0;
        const to = new byte_sink/* ByteSink */._s(4 * PIECE);
        const end = `","expires":"${this.#expires.toISOString()}"}\n`;
        let leftOut = 0;
        let sign;
        const write = async () => {
            await file.append(to.bytes.subarray(0, to.length));
            to.length = 0;
        };
        return {
            enter: async (bucketName) => {
                sign = this.#signer(bucketName);
            },
            add: (row) => {
                if (!row.isUpload)
                    return;
                const url = sign(row);
                if (url === undefined) {
                    leftOut++;
                    return;
                }
                to.text('{"bucket":');
                to.all(row.bucketBytes);
                to.text(',"name":');
                to.text(row.literal('fileName'));
                to.text(',"url":"');
                to.text(url);
                to.text(end);
                this.urls++;
            },
            pause: async () => {
                if (to.length >= PIECE)
                    await write();
            },
            end: async () => {
                await write();
                if (leftOut > 0) {
                    folder.warn(`${(0,numbers/* count */.U9)(leftOut, 'file')} without a signed URL: neither method signs names that URLs cannot contain, with a segment that is empty, \`.\` or \`..\`, and \`sign: b2\` no old versions`);
                }
            },
        };
    }
    async keepAs(path) {
        await this.#file.keepAs(path);
    }
    async discard() {
        await this.#file?.close();
        this.#file = undefined;
    }
}


/***/ })

};
