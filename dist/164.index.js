export const id = 164;
export const ids = [164];
export const modules = {

/***/ 6082:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gu: () => (/* binding */ UNUSUAL),
/* harmony export */   Ky: () => (/* binding */ NameScanner),
/* harmony export */   rI: () => (/* binding */ capitalBits)
/* harmony export */ });
/* unused harmony export CAPITAL */
/* harmony import */ var _b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(39008);

const CAPITAL = 1;
const UNUSUAL = 2;
const HIGH_BITS = 0x80808080 | 0;
class NameScanner {
    #known = -1;
    next() {
        this.#known = -1;
    }
    bits(row) {
        if (this.#known < 0)
            this.#known = scan(row);
        return this.#known;
    }
}
function scan({ page, index }) {
    const start = page.start(index, _b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .SLOT */ .rt.fileName) + 1;
    const end = page.end(index, _b2_page_fields_js__WEBPACK_IMPORTED_MODULE_0__/* .SLOT */ .rt.fileName) - 1;
    const { bytes, words } = page;
    let last = 0;
    if (end - start < 4)
        for (let byte = start; byte < end; byte++)
            last = (last << 8) | bytes[byte];
    else
        last = words.getInt32(end - 4);
    let capitals = capitalBits(last);
    let unusual = unusualBits(last);
    for (let at = start; at < end - 4; at += 4) {
        const word = words.getInt32(at);
        capitals |= capitalBits(word);
        unusual |= unusualBits(word);
    }
    return ((capitals & HIGH_BITS) === 0 ? 0 : CAPITAL) | ((unusual & HIGH_BITS) === 0 ? 0 : UNUSUAL);
}
function capitalBits(word) {
    return (word + 0x3f3f3f3f) ^ (word + 0x25252525);
}
function unusualBits(word) {
    return word | (word + 0x01010101) | ((word + 0x24242424) ^ (word + 0x23232323));
}


/***/ }),

/***/ 59164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  RULES: () => (/* binding */ RULES)
});

// EXTERNAL MODULE: ./build/b2/page/fields.js
var fields = __webpack_require__(39008);
// EXTERNAL MODULE: ./build/audit/rule.js
var rule = __webpack_require__(3840);
;// CONCATENATED MODULE: ./build/audit/rules/content.js


const SHA1_LITERAL = 42;
const MD5_LITERAL = 34;
const noDigest = {
    of: 'file',
    id: 'no-digest',
    level: 'note',
    what: 'Files have no digest that a download can be verified with',
    why: 'B2 computes no SHA-1 of large files, and their uploader left none, so nobody can tell whether a copy is intact.',
    mend: 'Upload large files with a client that sets `large_file_sha1`, such as the b2 command line tool or rclone.',
    link: 'https://www.backblaze.com/docs/cloud-storage-large-files',
    unit: 'file',
    sized: true,
    begin: () => ({
        concerns: rule/* isUpload */._,
        add(row) {
            const { page, index } = row;
            if (page.end(index, fields/* SLOT */.rt.contentSha1) - page.start(index, fields/* SLOT */.rt.contentSha1) === SHA1_LITERAL)
                return false;
            if (page.end(index, fields/* SLOT */.rt.contentMd5) - page.start(index, fields/* SLOT */.rt.contentMd5) === MD5_LITERAL)
                return false;
            return row.latest && row.sha1Source() === 'none';
        },
        end: ({ count, text }) => (count === 0 ? rule/* PASS */.CQ : (0,rule/* fail */.fJ)(`${text} without any digest.`)),
    }),
};
const FOLDER_MARKER = /(?:^|\/)(?:\.bzEmpty)?$/;
const emptyFiles = {
    of: 'file',
    id: 'empty-files',
    level: 'note',
    what: 'Files are empty',
    why: 'An empty file is often what a failed backup or upload leaves. Folder markers (`.bzEmpty`, names that end in `/`) are not counted.',
    mend: 'Find out what wrote them. Suppress the names that are empty on purpose.',
    link: 'https://www.backblaze.com/docs/cloud-storage-files',
    unit: 'file',
    begin: () => ({
        concerns: rule/* isUpload */._,
        add: (row) => row.size === 0 && row.latest && !FOLDER_MARKER.test(row.name),
        end: ({ count, text }) => (count === 0 ? rule/* PASS */.CQ : (0,rule/* fail */.fJ)(`${text} without content.`)),
    }),
};

// EXTERNAL MODULE: ./build/rows/bucket.js
var bucket = __webpack_require__(26332);
// EXTERNAL MODULE: ./build/audit/bucket-settings.js
var bucket_settings = __webpack_require__(72256);
;// CONCATENATED MODULE: ./build/audit/sensitive-names.js

const SECRET_FILES = [
    'id_(?:rsa|dsa|ecdsa|ed25519)',
    'credentials(?:\\.(?:json|ya?ml|csv|xml|ini))?',
    'secrets?\\.(?:json|ya?ml|toml|ini|env)',
    'service[-_]account[\\w-]*\\.json',
    'wp-config\\.php',
    'shadow',
];
const SECRET_DOT_FILES = [
    '\\.env(?:\\.(?!example$|sample$|template$|dist$)[\\w.-]+)?',
    '\\.(?:htpasswd|netrc|pgpass|npmrc|pypirc|git-credentials|dockercfg)',
];
const SECRET_EXTENSIONS = 'pem key ppk p12 pfx jks keystore kdb kdbx ovpn tfstate sql dump dmp bak backup mdf sqlite sqlite3 db'.split(' ');
const PACKED_EXTENSIONS = 'gz bz2 xz zst zip 7z gpg age enc'.split(' ');
const SECRET_FILE = new RegExp(`^(?:${[...SECRET_FILES, ...SECRET_DOT_FILES].join('|')})$`, 'i');
const SECRET_ENDING = new RegExp(`\\.(?:${SECRET_EXTENSIONS.join('|')})(?:\\.(?:${PACKED_EXTENSIONS.join('|')}))?$`, 'i');
const SECRET_FOLDER = /(?:^|\/)\.(?:git|ssh|aws|gnupg|kube)\//i;
function looksSensitive(name) {
    const last = name.slice(name.lastIndexOf('/') + 1);
    return SECRET_FILE.test(last) || SECRET_ENDING.test(last) || SECRET_FOLDER.test(name);
}
const SECRET_ENDINGS = SECRET_EXTENSIONS.map((extension) => `.${extension}`);
const ENDINGS = [
    ...SECRET_ENDINGS,
    ...['id_rsa', 'id_dsa', 'id_ecdsa', 'id_ed25519', 'credentials', 'shadow'],
    ...['.json', '.yaml', '.yml', '.csv', '.xml', '.ini', '.toml', '.env', '.php'],
];
const SMALL = 0x20202020;
const SMALL_3 = SMALL >>> 8;
function tailsOf(endings) {
    return new Set(endings.map((ending) => {
        const { length } = ending;
        const bytes = Buffer.from(ending);
        return length === 3 ? bytes.readUIntBE(0, 3) | SMALL_3 : bytes.readInt32BE(length - 4) | SMALL;
    }));
}
const TAILS = tailsOf(ENDINGS);
const SECRET_TAILS = tailsOf(SECRET_ENDINGS);
const PACKED_TAILS = tailsOf(PACKED_EXTENSIONS.map((extension) => `.${extension}`));
function isSensitiveName(row) {
    const { page, index } = row;
    const [start, end] = [page.start(index, fields/* SLOT */.rt.fileName) + 1, page.end(index, fields/* SLOT */.rt.fileName) - 1];
    return mayBeSensitive(page, start, end) && looksSensitive(row.name);
}
function mayBeSensitive(page, start, end) {
    if (end - start < 4)
        return true;
    const packed = endsWith(page, end, PACKED_TAILS);
    const until = end - packed;
    if (until - start < 4)
        return true;
    return endsWith(page, until, packed > 0 ? SECRET_TAILS : TAILS) > 0 || hasDotSegment(page, start, end);
}
function endsWith({ words }, end, tails) {
    const tail = words.getInt32(end - 4) | SMALL;
    if (tails.has(tail))
        return 4;
    return tails.has(tail & 0xffffff) ? 3 : 0;
}
function hasDotSegment({ bytes, words }, start, end) {
    if (bytes[start] === 0x2e)
        return true;
    let slashes = 0;
    for (let at = start; at < end; at += 4) {
        const word = words.getInt32(at);
        const before = (slashes << 24) | 0;
        slashes = ~((word ^ 0x2f2f2f2f) + 0x7f7f7f7f) & 0x80808080;
        const periods = ~((word ^ 0x2e2e2e2e) + 0x7f7f7f7f) & 0x80808080;
        if (((slashes >>> 8) | before) & periods || word & 0x80808080)
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./build/audit/rules/exposure.js




const bucketPublic = {
    of: 'bucket',
    id: 'bucket-public',
    level: 'warning',
    security: 'medium',
    what: 'The bucket is public',
    why: 'Anyone who knows or guesses a URL can download the files of a public bucket, old versions included.',
    mend: 'Make the bucket private: `b2 bucket update BUCKET allPrivate`. If it is public on purpose, suppress this with the reason.',
    link: 'https://www.backblaze.com/docs/cloud-storage-buckets',
    evaluate(facts) {
        const type = (0,bucket_settings/* bucketType */.fC)(facts);
        if ((0,bucket_settings/* isUnknown */.t8)(type))
            return type;
        return type.value === 'allPublic' ? (0,rule/* fail */.fJ)('The bucket is public: anyone can download its files.') : rule/* PASS */.CQ;
    },
};
const publicSensitiveNames = {
    of: 'file',
    id: 'public-sensitive-names',
    level: 'error',
    security: 'critical',
    what: 'A public bucket has files whose names look like secrets or backups',
    why: 'Private keys, `.env` files, password databases and database dumps are looked for by scanners. In a public bucket anyone can download them.',
    mend: 'Move the files to a private bucket, delete every version here, and replace the secrets in them: they must be considered known.',
    link: 'https://www.backblaze.com/docs/cloud-storage-buckets',
    unit: 'version',
    sized: true,
    begin(facts) {
        const type = (0,bucket_settings/* bucketType */.fC)(facts);
        if ((0,bucket_settings/* isUnknown */.t8)(type))
            return type;
        if (type.value !== 'allPublic')
            return rule/* PASS */.CQ;
        return {
            concerns: rule/* isUpload */._,
            add: isSensitiveName,
            end: ({ count, text }) => count === 0 ? rule/* PASS */.CQ : (0,rule/* fail */.fJ)(`${text} with names that look like secrets or backups in a public bucket.`),
        };
    },
};
const WRITES = /^(?:b2_upload_|s3_(?:put|post|delete))/;
const ANY_ORIGIN = /^(?:\*|https?|https?:\/\/\*(?::\*)?)$/i;
const corsAnyOriginWrites = {
    of: 'bucket',
    id: 'cors-any-origin-writes',
    level: 'error',
    security: 'high',
    what: 'CORS rules let any site upload or delete',
    why: 'A page on any site can use an upload URL or presigned URL that leaks to it, from the browsers of its visitors.',
    mend: 'Name your sites in `allowedOrigins`, or remove the upload, put, post and delete operations from the rule.',
    link: 'https://www.backblaze.com/docs/cloud-storage-cross-origin-resource-sharing-rules',
    evaluate(facts) {
        const rules = (0,bucket_settings/* corsRules */.Fl)(facts);
        if ((0,bucket_settings/* isUnknown */.t8)(rules))
            return rules;
        const open = rules.value.filter(({ allowedOrigins = [], allowedOperations = [] }) => allowedOrigins.some((origin) => ANY_ORIGIN.test(origin)) &&
            allowedOperations.some((operation) => WRITES.test(operation)));
        if (open.length === 0)
            return rule/* PASS */.CQ;
        return (0,rule/* fail */.fJ)(`${open.length === 1 ? 'A CORS rule lets' : `${open.length} CORS rules let`} any origin write.`);
    },
};
const bucketInfoSecret = {
    of: 'bucket',
    id: 'bucket-info-secret',
    level: 'warning',
    security: 'high',
    what: 'Bucket info contains a value that looks like a secret',
    why: 'Every key that can list buckets reads bucket info.',
    mend: 'Remove the value from bucket info and replace the secret. `buckets.json` shows which one it is, as `[redacted]`.',
    link: 'https://www.backblaze.com/docs/cloud-storage-buckets',
    evaluate({ bucket: { bucketInfo } }) {
        if (!bucketInfo)
            return (0,rule/* lacks */.pO)('listBuckets');
        const found = Object.entries(bucketInfo).filter(([key, value]) => (0,bucket/* looksSecret */.n)(key, value)).length;
        if (found === 0)
            return rule/* PASS */.CQ;
        return (0,rule/* fail */.fJ)(`${found === 1 ? 'A value' : `${found} values`} of bucket info may be a secret.`);
    },
};

// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
;// CONCATENATED MODULE: ./build/audit/rules/keys.js


const DAY_MS = 86_400_000;
const KEYS = 'https://www.backblaze.com/docs/cloud-storage-application-keys';
const CAPABILITIES = 'https://www.backblaze.com/docs/cloud-storage-application-key-capabilities';
const REPLACE = 'Create the key of the finding, store it in the secrets, and delete the old key.';
const POWERFUL = /^(?:write|delete|share|bypass)/;
const keyCanWrite = {
    of: 'key',
    id: 'key-can-write',
    level: 'warning',
    security: 'medium',
    what: 'The key in use can write, delete or share, and this job does not need it',
    why: 'An inventory only reads, unless `upload-to` stores it or `sign` shares files. Anyone who obtains the key of a CI job can do everything that the key can.',
    mend: REPLACE,
    link: CAPABILITIES,
    advice: 'key',
    evaluate({ capabilities, needed }) {
        const found = capabilities.filter((name) => POWERFUL.test(name) && !needed.includes(name));
        return found.length === 0 ? rule/* PASS */.CQ : (0,rule/* fail */.fJ)(`The key in use can do more than it needs: ${found.join(', ')}.`);
    },
};
const keyNotRestricted = {
    of: 'key',
    id: 'key-not-restricted',
    level: 'warning',
    security: 'low',
    what: 'The key in use is not restricted to a bucket, although only one is listed',
    why: 'It can list every other bucket of the account, too.',
    mend: REPLACE,
    link: KEYS,
    advice: 'key',
    evaluate: ({ isRestricted, buckets }) => buckets === 1 && !isRestricted ? (0,rule/* fail */.fJ)('The key in use sees every bucket, and one is listed.') : rule/* PASS */.CQ,
};
const keyNoExpiry = {
    of: 'key',
    id: 'key-no-expiry',
    level: 'note',
    security: 'low',
    what: 'The key in use never expires',
    why: 'A key that leaked and was forgotten stays valid forever.',
    mend: REPLACE,
    link: KEYS,
    advice: 'key',
    evaluate({ expires }) {
        if (expires === undefined)
            return (0,rule/* unknown */.L5)('B2 did not say when the key expires');
        return expires === null ? (0,rule/* fail */.fJ)('The key in use never expires.') : rule/* PASS */.CQ;
    },
};
const EXPIRES_SOON = 14;
const keyExpiresSoon = {
    of: 'key',
    id: 'key-expires-soon',
    level: 'warning',
    what: `The key in use expires within ${EXPIRES_SOON} days`,
    why: 'After that, this job fails.',
    mend: REPLACE,
    link: KEYS,
    advice: 'key',
    evaluate({ expires, now }) {
        if (expires === undefined)
            return (0,rule/* unknown */.L5)('B2 did not say when the key expires');
        if (expires === null || expires > now + EXPIRES_SOON * DAY_MS)
            return rule/* PASS */.CQ;
        return (0,rule/* fail */.fJ)(`The key in use expires in ${(0,numbers/* count */.U9)(Math.max(0, Math.floor((expires - now) / DAY_MS)), 'day')}.`);
    },
};
const accountKeysDelete = {
    of: 'keys',
    id: 'account-keys-can-delete',
    level: 'warning',
    security: 'medium',
    what: 'Keys of the account can delete in every bucket',
    why: 'One leaked key of this kind is enough to lose every file that is not locked.',
    mend: 'Replace each with keys that are restricted to the buckets they are for, or without `deleteFiles`. The master key is not listed by B2, and not counted.',
    link: KEYS,
    reads: ['listKeys'],
    advice: 'key',
    offends: ({ bucketIds, capabilities }) => bucketIds === null && capabilities.some((name) => name === 'deleteFiles' || name === 'deleteBuckets'),
    message: (keys) => `${(0,numbers/* count */.U9)(keys, 'key')} of the account can delete and ${is(keys)} not restricted to a bucket.`,
};
const accountKeysNoExpiry = {
    of: 'keys',
    id: 'account-keys-no-expiry',
    level: 'note',
    security: 'low',
    what: 'Keys of the account never expire',
    why: 'A key that leaked and was forgotten stays valid forever.',
    mend: 'Create keys with `--duration`, and delete those that nobody uses.',
    link: KEYS,
    reads: ['listKeys'],
    advice: 'key',
    offends: ({ expires }) => expires === null,
    message: (keys) => `${(0,numbers/* count */.U9)(keys, 'key')} of the account without an expiry date.`,
};
function is(number) {
    return number === 1 ? 'is' : 'are';
}

// EXTERNAL MODULE: ./build/audit/name-scanner.js
var name_scanner = __webpack_require__(6082);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./build/bytes/byte-sink.js
var byte_sink = __webpack_require__(68090);
// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
;// CONCATENATED MODULE: ./build/audit/similar-names.js





const MOST_NAMES = 1_000_000;
const FIRST_SLOTS = 1_024;
const HIGH_BITS = 0x80808080 | 0;
const FREE = 0;
class SimilarNames {
    overflowed = false;
    #scanner;
    #seeds = new Int32Array(new Uint8Array((0,external_node_crypto_.randomBytes)(8)).buffer);
    #slots = new Int32Array(2 * FIRST_SLOTS);
    #count = 0;
    #prefix = (0,byte_sink/* bytesOf */.$$)(Buffer.alloc(8_192));
    #prefixLength = 0;
    #low = 0;
    #high = 0;
    constructor(scanner) {
        this.#scanner = scanner;
    }
    add(row) {
        const bits = this.#scanner.bits(row);
        if (bits === 0 && this.#count === 0)
            return false;
        const { page, index } = row;
        const [start, end] = [page.start(index, fields/* SLOT */.rt.fileName) + 1, page.end(index, fields/* SLOT */.rt.fileName) - 1];
        if (this.#count > 0 && !this.#beginsWithPrefix(page, start, end))
            this.#forget();
        if (bits === 0) {
            if (this.#count === 0)
                return false;
            this.#hash(page, start, end);
            return this.#slots[this.#find()] !== FREE;
        }
        const isAscii = (bits & name_scanner/* UNUSUAL */.Gu) === 0;
        if (isAscii)
            this.#hash(page, start, end);
        else
            this.#hashFolded(row);
        const slot = this.#find();
        if (this.#slots[slot] !== FREE)
            return true;
        this.#remember(slot, page, start, firstDifference(page, start, end));
        return false;
    }
    #beginsWithPrefix(page, start, end) {
        const length = this.#prefixLength;
        return length <= end - start && (0,byte_sink/* sameBytes */.er)(page, start, this.#prefix, 0, length);
    }
    #forget() {
        if (this.#slots.length > 2 * FIRST_SLOTS)
            this.#slots = new Int32Array(2 * FIRST_SLOTS);
        else
            this.#slots.fill(FREE);
        this.#count = 0;
    }
    #remember(slot, page, start, until) {
        if (this.#count === MOST_NAMES) {
            this.overflowed = true;
            return;
        }
        const length = until - start;
        if (this.#count === 0)
            page.bytes.copy(this.#prefix.bytes, 0, start, until);
        this.#prefixLength = this.#count === 0 ? length : Math.min(length, this.#prefixLength);
        this.#slots[slot] = this.#low;
        this.#slots[slot + 1] = this.#high;
        this.#count++;
        if (4 * this.#count > this.#slots.length)
            this.#grow();
    }
    #find() {
        const slots = this.#slots;
        const mask = slots.length - 2;
        let slot = (this.#high << 1) & mask;
        while (slots[slot] !== FREE && (slots[slot] !== this.#low || slots[slot + 1] !== this.#high))
            slot = (slot + 2) & mask;
        return slot;
    }
    #grow() {
        const before = this.#slots;
        this.#slots = new Int32Array(2 * before.length);
        for (let slot = 0; slot < before.length; slot += 2) {
            if (before[slot] === FREE)
                continue;
            this.#low = before[slot];
            this.#high = before[slot + 1];
            const place = this.#find();
            this.#slots[place] = this.#low;
            this.#slots[place + 1] = this.#high;
        }
    }
    #hashFolded(row) {
        const name = (0,byte_string/* fromByteString */.qL)(row.literal('fileName').slice(1, -1));
        const folded = (0,byte_sink/* bytesOf */.$$)(Buffer.from(foldedName(name)));
        this.#hash(folded, 0, folded.bytes.length);
    }
    #hash({ bytes, words }, start, end) {
        let low = this.#seeds[0] ^ (end - start);
        let high = this.#seeds[1];
        for (let at = start; at < end; at += 4) {
            let word = 0;
            if (at + 4 <= end)
                word = words.getInt32(at);
            else
                for (let byte = at; byte < end; byte++)
                    word = (word << 8) | bytes[byte];
            const small = word | (((0,name_scanner/* capitalBits */.rI)(word) & ~word & HIGH_BITS) >>> 2);
            low = Math.imul(low ^ small, 0x9e3779b1);
            low ^= low >>> 15;
            high = Math.imul(high + small, 0x85ebca6b) ^ low;
            high ^= high >>> 13;
        }
        this.#low = Math.imul(low ^ (high >>> 16), 0xc2b2ae35) || 1;
        this.#high = high;
    }
}
function foldedName(name) {
    return name.normalize('NFC').toLowerCase().normalize('NFC');
}
function firstDifference(page, start, end) {
    for (let at = start; at < end; at++) {
        const byte = page.bytes[at];
        if (byte >= 0x41 && byte <= 0x5a)
            return at;
        if (byte >= 0x80)
            return Math.max(start, at - 1);
    }
    return end;
}

;// CONCATENATED MODULE: ./build/audit/rules/names.js



const FILES = 'https://www.backblaze.com/docs/cloud-storage-files';
const similarNames = {
    of: 'file',
    id: 'similar-names',
    level: 'note',
    what: 'Names differ only by case or Unicode normalization',
    why: 'Downloaded to Windows or macOS, such files overwrite each other. Names that look the same are also mistaken for each other.',
    mend: 'Rename one file of each pair: copy it to another name and delete the old one.',
    link: FILES,
    unit: 'file',
    begin({ names }) {
        const similar = new SimilarNames(names);
        return {
            concerns: rule/* isUpload */._,
            add: (row) => row.latest && similar.add(row),
            end({ count, text }) {
                if (count > 0)
                    return (0,rule/* fail */.fJ)(`${text} with a name that differs from another only by case or normalization.`);
                return similar.overflowed
                    ? (0,rule/* unknown */.L5)(`more than ${MOST_NAMES.toLocaleString('en-US')} names in one folder would have to be compared`)
                    : rule/* PASS */.CQ;
            },
        };
    },
};
const UNSAFE = /[\0-\x1f\x7f]|\xc2[\x80-\x9f]|\xd8\x9c|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]/;
const unsafeNames = {
    of: 'file',
    id: 'unsafe-names',
    level: 'warning',
    security: 'medium',
    what: 'Names contain control characters or characters that change the direction of text',
    why: 'A name such as `invoice` + U+202E + `fdp.exe` reads as `invoiceexe.pdf`. Control characters break scripts and logs.',
    mend: 'Rename the files: copy each to another name and delete the old one.',
    link: FILES,
    unit: 'file',
    begin: ({ names }) => ({
        concerns: rule/* isUpload */._,
        add: (row) => (names.bits(row) & name_scanner/* UNUSUAL */.Gu) !== 0 && row.latest && UNSAFE.test(row.name),
        end: ({ count, text }) => count === 0 ? rule/* PASS */.CQ : (0,rule/* fail */.fJ)(`${text} with control characters or direction marks in the name.`),
    }),
};

// EXTERNAL MODULE: ./build/rows/settings.js
var settings = __webpack_require__(47311);
;// CONCATENATED MODULE: ./build/audit/rules/protection.js



const protection_DAY_MS = 86_400_000;
const noDefaultEncryption = {
    of: 'bucket',
    id: 'no-default-encryption',
    level: 'warning',
    security: 'low',
    what: 'The bucket has no default encryption',
    why: 'Files are stored unencrypted unless the uploader asks for encryption. SSE-B2 costs nothing and changes nothing for readers.',
    mend: 'Turn it on: `b2 bucket update --default-server-side-encryption SSE-B2 BUCKET`. It applies to new uploads only.',
    link: 'https://www.backblaze.com/docs/cloud-storage-server-side-encryption',
    reads: ['readBucketEncryption'],
    evaluate(facts) {
        const mode = (0,bucket_settings/* defaultEncryption */.Zz)(facts);
        if ((0,bucket_settings/* isUnknown */.t8)(mode))
            return mode;
        return mode.value === null ? (0,rule/* fail */.fJ)('New files are stored unencrypted by default.') : rule/* PASS */.CQ;
    },
};
const objectLockOff = {
    of: 'bucket',
    id: 'object-lock-off',
    level: 'note',
    security: 'low',
    what: 'Object Lock is off',
    why: 'Anyone with a key that can delete, ransomware included, can delete every version of every file.',
    mend: 'Turn Object Lock on for buckets with backups. It cannot be turned off again, and locks nothing until files get a retention.',
    link: 'https://www.backblaze.com/docs/cloud-storage-object-lock',
    reads: ['readBucketRetentions'],
    evaluate(facts) {
        const lock = (0,bucket_settings/* objectLock */.fN)(facts);
        if ((0,bucket_settings/* isUnknown */.t8)(lock))
            return lock;
        return lock.value.isOn ? rule/* PASS */.CQ : (0,rule/* fail */.fJ)('Object Lock is off.');
    },
};
const noDefaultRetention = {
    of: 'bucket',
    id: 'no-default-retention',
    level: 'note',
    security: 'low',
    what: 'Object Lock is on, without a default retention',
    why: 'Only files whose uploader sets a retention are locked. Many backup tools do; most others do not.',
    mend: 'Set a default: `b2 bucket update --default-retention-mode governance --default-retention-period "30 days" BUCKET`.',
    link: 'https://www.backblaze.com/docs/cloud-storage-object-lock',
    reads: ['readBucketRetentions'],
    evaluate(facts) {
        const lock = (0,bucket_settings/* objectLock */.fN)(facts);
        if ((0,bucket_settings/* isUnknown */.t8)(lock))
            return lock;
        const { isOn, hasDefaultRetention } = lock.value;
        return isOn && !hasDefaultRetention ? (0,rule/* fail */.fJ)('Object Lock is on, but new files get no retention.') : rule/* PASS */.CQ;
    },
};
const replicationDestinationMissing = {
    of: 'bucket',
    id: 'replication-destination-missing',
    level: 'warning',
    what: 'Replication points to a bucket that is not in this account',
    why: 'If the destination was deleted, nothing is copied any more, and B2 reports that only file by file.',
    mend: 'Point the rule to an existing bucket. If the destination is in another account, which this key cannot see, suppress this.',
    link: 'https://www.backblaze.com/docs/cloud-storage-cloud-replication',
    reads: ['readBucketReplications'],
    evaluate(facts) {
        const destinations = (0,bucket_settings/* replicationDestinations */.i0)(facts);
        if ((0,bucket_settings/* isUnknown */.t8)(destinations))
            return destinations;
        if (destinations.value.length === 0)
            return rule/* PASS */.CQ;
        const { accountBuckets } = facts;
        if (accountBuckets === null)
            return (0,rule/* unknown */.L5)('the key cannot see all buckets of the account');
        const missing = destinations.value.filter((id) => !accountBuckets.has(id)).length;
        if (missing === 0)
            return rule/* PASS */.CQ;
        return (0,rule/* fail */.fJ)(`${missing === 1 ? 'A replication rule points' : `${missing} replication rules point`} to a bucket that is gone or in another account.`);
    },
};
const replicationFailed = {
    of: 'file',
    id: 'replication-failed',
    level: 'warning',
    what: 'Files could not be replicated',
    why: 'B2 gave up on copying these files. The destination does not have them.',
    mend: 'Check that the destination bucket exists and that both replication keys are valid, then upload or copy the files again.',
    link: 'https://www.backblaze.com/docs/cloud-storage-cloud-replication',
    unit: 'version',
    sized: true,
    begin: () => ({
        concerns: ({ replication }) => replication === '"FAILED"',
        add: () => true,
        end: ({ count, text }) => (count === 0 ? rule/* PASS */.CQ : (0,rule/* fail */.fJ)(`Replication of ${text} failed.`)),
    }),
};
const notEncrypted = {
    of: 'file',
    id: 'not-encrypted',
    level: 'note',
    security: 'low',
    what: 'Files are stored unencrypted, although the bucket encrypts new files',
    why: 'They were uploaded before default encryption was turned on. It does not change files that exist.',
    mend: 'Copy each file onto itself with encryption, and delete the old version.',
    link: 'https://www.backblaze.com/docs/cloud-storage-server-side-encryption',
    reads: ['readBucketEncryption'],
    unit: 'version',
    sized: true,
    begin(facts) {
        const mode = (0,bucket_settings/* defaultEncryption */.Zz)(facts);
        if ((0,bucket_settings/* isUnknown */.t8)(mode))
            return mode;
        if (mode.value === null)
            return rule/* PASS */.CQ;
        return {
            concerns: ({ encryption, isUpload }) => encryption === '"none"' && isUpload,
            add: () => true,
            end: ({ count, text }) => (count === 0 ? rule/* PASS */.CQ : (0,rule/* fail */.fJ)(`${text} stored unencrypted.`)),
        };
    },
};
const ENDS_SOON = 14;
const retentionEndsSoon = {
    of: 'file',
    id: 'retention-ends-soon',
    level: 'note',
    what: `Retention of files ends within ${ENDS_SOON} days`,
    why: 'From then on the files can be deleted.',
    mend: 'Extend the retention if the files must be kept: `b2 file update`. Nothing is to be done for backups that rotate.',
    link: 'https://www.backblaze.com/docs/cloud-storage-object-lock',
    reads: ['readFileRetentions'],
    unit: 'version',
    sized: true,
    begin(facts) {
        const { capabilities, now } = facts;
        if ((0,bucket_settings/* isLockOff */.RZ)(facts))
            return rule/* PASS */.CQ;
        if (!capabilities.includes('readFileRetentions'))
            return (0,rule/* lacks */.pO)('readFileRetentions');
        return {
            concerns: settings/* hasDate */.f,
            add: ({ retainUntil }) => retainUntil > now && retainUntil <= now + ENDS_SOON * protection_DAY_MS,
            end: ({ count, text }) => count === 0 ? rule/* PASS */.CQ : (0,rule/* fail */.fJ)(`Retention of ${text} ends within ${ENDS_SOON} days.`),
        };
    },
};

// EXTERNAL MODULE: ./build/audit/rules/suppressions.js
var suppressions = __webpack_require__(28130);
;// CONCATENATED MODULE: ./build/audit/rules/urls.js
const LINK = 'https://www.backblaze.com/docs/cloud-storage-download-files-with-the-native-api';
const urlUnreachable = {
    of: 'url',
    id: 'url-unreachable',
    level: 'error',
    what: 'URLs do not answer with status 200',
    why: 'Whoever follows the list gets an error instead of the file. A CDN or custom domain may be set up for another bucket, or the bucket may not be public any more. Redirects are not followed.',
    mend: 'Open one of the URLs. Check `url-style`, and the settings of the CDN. Files that were deleted after they were listed answer with 404.',
    link: LINK,
    reads: ['readFiles'],
    fault: ({ status }) => (status === 200 ? undefined : String(status)),
    message: (text, faults) => `${text} not answered with status 200, but ${faults}.`,
};
const urlMismatch = {
    of: 'url',
    id: 'url-mismatch',
    level: 'error',
    what: 'URLs answer with a length or SHA-1 other than the listed one',
    why: 'The URL delivers another file than the one that was listed: an outdated copy in a CDN, or a file that was replaced after it was listed.',
    mend: 'Purge the cache of the CDN. If files change while they are listed, list them at another time.',
    link: LINK,
    reads: ['readFiles'],
    fault({ status, bytes, sha1 }, listed) {
        if (status !== 200)
            return undefined;
        if (bytes !== undefined && bytes !== listed.size)
            return 'other length';
        return sha1 !== undefined && listed.sha1 !== undefined && sha1 !== listed.sha1
            ? 'other SHA-1'
            : undefined;
    },
    message: (text, faults) => `${text} of another file than the listed one: ${faults}.`,
};

;// CONCATENATED MODULE: ./build/audit/rules/versions.js



const versions_DAY_MS = 86_400_000;
const LIFECYCLE = 'https://www.backblaze.com/docs/cloud-storage-lifecycle-rules';
const hiddenVersionsKept = {
    of: 'bucket',
    id: 'hidden-versions-kept',
    level: 'note',
    what: 'No lifecycle rule deletes old and hidden versions',
    why: 'B2 keeps every version of every file, and bills it, until something deletes it. Overwriting or hiding a file deletes nothing.',
    mend: 'Set the lifecycle rules of the finding: `b2 bucket update --lifecycle-rule JSON BUCKET`, once per rule. It replaces all rules of the bucket.',
    link: LIFECYCLE,
    reads: ['readBucketLifecycleRules'],
    advice: 'lifecycle',
    evaluate(facts) {
        const rules = (0,bucket_settings/* lifecycleRules */.EM)(facts);
        if ((0,bucket_settings/* isUnknown */.t8)(rules))
            return rules;
        return rules.value.some((rule) => rule.daysFromHidingToDeleting !== null)
            ? rule/* PASS */.CQ
            : (0,rule/* fail */.fJ)('No lifecycle rule deletes old and hidden versions.');
    },
};
const unfinishedUploadsKept = {
    of: 'bucket',
    id: 'unfinished-uploads-kept',
    level: 'note',
    what: 'No lifecycle rule cancels unfinished uploads',
    why: 'B2 keeps the uploaded parts of a large file, and bills them, until the upload is finished or cancelled. They are not among the files.',
    mend: 'Set the lifecycle rules of the finding: `b2 bucket update --lifecycle-rule JSON BUCKET`, once per rule. It replaces all rules of the bucket.',
    link: LIFECYCLE,
    reads: ['readBucketLifecycleRules'],
    advice: 'lifecycle',
    evaluate(facts) {
        const rules = (0,bucket_settings/* lifecycleRules */.EM)(facts);
        if ((0,bucket_settings/* isUnknown */.t8)(rules))
            return rules;
        return rules.value.some((rule) => rule.daysFromStartingToCancelingUnfinishedLargeFiles !== null)
            ? rule/* PASS */.CQ
            : (0,rule/* fail */.fJ)('No lifecycle rule cancels unfinished uploads.');
    },
};
const UNFINISHED_DAYS = 7;
const unfinishedUploads = {
    of: 'file',
    id: 'unfinished-uploads',
    level: 'warning',
    what: `Uploads of large files were begun more than ${UNFINISHED_DAYS} days ago and never finished`,
    why: 'Their parts are billed as storage. B2 lists unfinished uploads without a size, so their total size is unknown.',
    mend: 'Cancel them: `b2 file large unfinished cancel b2://BUCKET`, or let a lifecycle rule do it.',
    link: 'https://www.backblaze.com/docs/cloud-storage-large-files',
    advice: 'lifecycle',
    needsVersions: true,
    unit: 'upload',
    begin({ now }) {
        let oldest = now;
        return {
            concerns: ({ action }) => action === '"start"',
            add(row) {
                if (!(row.uploaded < now - UNFINISHED_DAYS * versions_DAY_MS))
                    return false;
                oldest = Math.min(oldest, row.uploaded);
                return true;
            },
            end({ count, text }) {
                if (count === 0)
                    return rule/* PASS */.CQ;
                const age = (0,numbers/* count */.U9)(Math.floor((now - oldest) / versions_DAY_MS), 'day');
                return (0,rule/* fail */.fJ)(`${text} older than ${UNFINISHED_DAYS} days, the oldest begun ${age} ago. Their size is unknown.`);
            },
        };
    },
};
const OLD_SHARE = 20;
const oldVersions = {
    of: 'file',
    id: 'old-versions',
    level: 'warning',
    what: `Old and hidden versions hold more than ${OLD_SHARE}% of the bytes of a bucket`,
    why: 'They are billed like files, and no listing of files shows them.',
    mend: 'Let a lifecycle rule delete them. For another limit use a gate, such as `old-version-bytes < 10%`.',
    link: LIFECYCLE,
    advice: 'lifecycle',
    needsVersions: true,
    unit: 'version',
    sized: true,
    begin() {
        let total = 0;
        return {
            concerns: rule/* isUpload */._,
            add(row) {
                total += row.size;
                return !row.latest;
            },
            end({ bytes, text }) {
                const share = total === 0 ? 0 : (100 * bytes) / total;
                if (share <= OLD_SHARE)
                    return rule/* PASS */.CQ;
                return (0,rule/* fail */.fJ)(`${text} that are old or hidden hold ${(0,numbers/* percent */.KN)(Math.round(share * 10) / 10)} of the bytes.`);
            },
        };
    },
};
const MANY_VERSIONS = 10_000;
const manyVersions = {
    of: 'file',
    id: 'many-versions',
    level: 'warning',
    what: `A file has more than ${MANY_VERSIONS.toLocaleString('en-US')} versions`,
    why: 'Backblaze warns that millions of versions of one name slow down listing and deleting, cause errors, and in the end block uploads to that name.',
    mend: 'Let a lifecycle rule delete old versions, or write to names with a date or number in them.',
    link: 'https://www.backblaze.com/docs/cloud-storage-file-versions',
    advice: 'lifecycle',
    needsVersions: true,
    unit: 'file',
    begin() {
        let name = -1;
        let versions = 0;
        let most = 0;
        return {
            concerns: ({ action }) => action !== '"start"',
            add(row) {
                if (row.nameNumber !== name) {
                    name = row.nameNumber;
                    versions = 0;
                }
                versions++;
                if (versions > most)
                    most = versions;
                return versions === MANY_VERSIONS + 1;
            },
            end: ({ count, text }) => count === 0
                ? rule/* PASS */.CQ
                : (0,rule/* fail */.fJ)(`${text} with more than ${(0,numbers/* count */.U9)(MANY_VERSIONS, 'version')}; the largest number is ${(0,numbers/* count */.U9)(most, 'version')}.`),
        };
    },
};

;// CONCATENATED MODULE: ./build/audit/rules/index.js








const RULES = [
    bucketPublic,
    publicSensitiveNames,
    corsAnyOriginWrites,
    bucketInfoSecret,
    noDefaultEncryption,
    hiddenVersionsKept,
    unfinishedUploadsKept,
    objectLockOff,
    noDefaultRetention,
    replicationDestinationMissing,
    replicationFailed,
    keyCanWrite,
    keyNotRestricted,
    keyNoExpiry,
    keyExpiresSoon,
    accountKeysDelete,
    accountKeysNoExpiry,
    unfinishedUploads,
    oldVersions,
    manyVersions,
    noDigest,
    notEncrypted,
    emptyFiles,
    similarNames,
    unsafeNames,
    retentionEndsSoon,
    urlUnreachable,
    urlMismatch,
    suppressions/* suppressionExpired */.j,
    suppressions/* suppressionUnused */.K,
];


/***/ }),

/***/ 28130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ suppressionUnused),
/* harmony export */   j: () => (/* binding */ suppressionExpired)
/* harmony export */ });
/* harmony import */ var _text_numbers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78296);

const SUPPRESSIONS = 'https://www.backblaze.com/docs/cloud-storage-buckets';
const suppressionExpired = {
    of: 'suppression',
    id: 'suppression-expired',
    level: 'note',
    what: 'A suppression is past its date',
    why: 'It no longer applies, and what it accepted is a finding again.',
    mend: 'Mend what it was for, or set a new date in the file of the input `suppressions`.',
    link: SUPPRESSIONS,
    message: (suppressions) => `${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(suppressions, 'suppression')} past ${suppressions === 1 ? 'its' : 'their'} date.`,
};
const suppressionUnused = {
    of: 'suppression',
    id: 'suppression-unused',
    level: 'note',
    what: 'A suppression matches nothing',
    why: 'What it was for is mended, or its rule or resource is misspelt.',
    mend: 'Remove it from the file of the input `suppressions`, or correct it.',
    link: SUPPRESSIONS,
    message: (suppressions) => `${(0,_text_numbers_js__WEBPACK_IMPORTED_MODULE_0__/* .count */ .U9)(suppressions, 'suppression')} that ${suppressions === 1 ? 'matches' : 'match'} no finding.`,
};


/***/ })

};
