export const id = 48;
export const ids = [48,332];
export const modules = {

/***/ 7205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Ruleset: () => (/* binding */ Ruleset)
});

// EXTERNAL MODULE: ./build/bytes/byte-string.js
var byte_string = __webpack_require__(58624);
// EXTERNAL MODULE: ./build/audit/bucket-settings.js
var bucket_settings = __webpack_require__(72256);
// EXTERNAL MODULE: ./build/audit/name-scanner.js
var name_scanner = __webpack_require__(6082);
// EXTERNAL MODULE: ./build/text/numbers.js
var numbers = __webpack_require__(78296);
;// CONCATENATED MODULE: ./build/audit/offenders.js

const NAMES_SHOWN = 10;
class OffenderTally {
    count = 0;
    bytes = 0;
    #names = [];
    #unit;
    #sized;
    #mostNames;
    constructor(unit, sized, mostNames = NAMES_SHOWN) {
        this.#mostNames = mostNames;
        this.#unit = unit;
        this.#sized = sized;
    }
    add(bytes) {
        this.count++;
        this.bytes += bytes;
    }
    get wantsNames() {
        return this.#names.length < this.#mostNames;
    }
    name(text) {
        if (this.wantsNames && this.#names.at(-1) !== text)
            this.#names.push(text);
    }
    get offending() {
        return {
            count: this.count,
            bytes: this.bytes,
            text: (0,numbers/* count */.U9)(this.count, this.#unit === 'url' ? 'URL' : this.#unit),
        };
    }
    get offenders() {
        return {
            unit: this.#unit,
            count: this.count,
            bytes: this.#sized ? this.bytes : null,
            names: this.#names,
        };
    }
}

// EXTERNAL MODULE: ./build/rows/lock.js
var rows_lock = __webpack_require__(20437);
;// CONCATENATED MODULE: ./build/audit/reclaimable.js

const HIDING_TO_DELETING_DAYS = 30;
const DAY_MS = 86_400_000;
class ReclaimableTally {
    #now;
    #locks;
    #versions = 0;
    #bytes = 0;
    #unknown = 0;
    #name = -1;
    #hiddenAt = 0;
    constructor(now, locks) {
        this.#now = now;
        this.#locks = locks;
    }
    add(row) {
        const { settings } = row;
        if (settings.action === '"start"')
            return;
        const hiddenAt = row.nameNumber === this.#name ? this.#hiddenAt : Number.NaN;
        this.#name = row.nameNumber;
        this.#hiddenAt = row.uploaded;
        if (!settings.isUpload || !(hiddenAt <= this.#now - HIDING_TO_DELETING_DAYS * DAY_MS))
            return;
        const lock = this.#locks ? (0,rows_lock/* lockOf */.V)(row, this.#now) : 'open';
        if (lock === 'locked')
            return;
        if (lock === 'unknown')
            this.#unknown++;
        this.#versions++;
        this.#bytes += row.size;
    }
    get result() {
        if (this.#unknown > 0)
            return 'the key may not read which versions are locked (readFileRetentions, readFileLegalHolds)';
        return { versions: this.#versions, bytes: this.#bytes };
    }
}

// EXTERNAL MODULE: ./build/audit/rule.js
var audit_rule = __webpack_require__(3840);
;// CONCATENATED MODULE: ./build/audit/rule-tally.js
class RuleTally {
    offenders;
    suppressed = new Map();
    #suppressions;
    #newTally;
    constructor(suppressions, newTally) {
        this.#suppressions = suppressions;
        this.#newTally = newTally;
        this.offenders = newTally();
    }
    add(bucketName, bytes, name) {
        const tally = this.#suppressions.length === 0 ? this.offenders : this.#tallyFor(`${bucketName}/${name()}`);
        tally.add(bytes);
        if (tally.wantsNames)
            tally.name(name());
        return tally === this.offenders;
    }
    #tallyFor(resource) {
        const suppression = this.#suppressions.find(({ matches }) => matches(resource));
        if (!suppression)
            return this.offenders;
        suppression.uses++;
        let tally = this.suppressed.get(suppression);
        if (!tally) {
            tally = this.#newTally();
            this.suppressed.set(suppression, tally);
        }
        return tally;
    }
}

;// CONCATENATED MODULE: ./build/audit/file-rules-sink.js







class FileRulesSink {
    name = 'rules';
    #options;
    #results = new Map();
    constructor(options) {
        this.#options = options;
    }
    async begin({ startedAt, versions }) {
        const { rules, suppressions, buckets, reclaims } = this.#options;
        const results = new Map();
        this.#results = results;
        const now = startedAt.getTime();
        const names = new name_scanner/* NameScanner */.Ky();
        let current;
        const end = () => {
            if (current)
                results.set(current.name, current.end());
            current = undefined;
        };
        return {
            enter: async (name) => {
                end();
                const facts = { ...buckets.get(name), now, names };
                const tally = reclaims && versions ? new ReclaimableTally(now, !(0,bucket_settings/* isLockOff */.RZ)(facts)) : undefined;
                current = new BucketListing(name, rules.map((rule) => new RuleAtWork(rule, rule.begin(facts), suppressions.of(rule.id), versions)), tally);
            },
            add: (row) => {
                names.next();
                current.add(row);
            },
            end: async () => end(),
        };
    }
    of(bucketName) {
        return this.#results.get(bucketName);
    }
}
class BucketListing {
    name;
    #rules;
    #looking;
    #concerned = new Map();
    #lastId = -1;
    #lastConcerned = [];
    #reclaimable;
    constructor(name, rules, reclaimable) {
        this.name = name;
        this.#rules = rules;
        this.#looking = rules.filter(({ check }) => 'add' in check);
        this.#reclaimable = reclaimable;
    }
    add(row) {
        const rules = this.#rulesFor(row.settings);
        for (let index = 0; index < rules.length; index++) {
            const rule = rules[index];
            if (rule.check.add(row))
                rule.offends(this.name, row);
        }
        this.#reclaimable?.add(row);
    }
    #rulesFor(settings) {
        const { id } = settings;
        if (id === this.#lastId && id >= 0)
            return this.#lastConcerned;
        const rules = this.#concerned.get(id) ?? this.#looking.filter(({ check }) => check.concerns(settings));
        if (id >= 0)
            this.#concerned.set(id, rules);
        this.#lastId = id;
        this.#lastConcerned = rules;
        return rules;
    }
    end() {
        return {
            rules: new Map(this.#rules.map((rule) => [rule.id, rule.end()])),
            reclaimable: this.#reclaimable?.result,
        };
    }
}
class RuleAtWork {
    id;
    check;
    #tally;
    constructor({ id, unit, sized, needsVersions }, check, suppressions, versions) {
        this.id = id;
        this.check = needsVersions && !versions ? (0,audit_rule/* unknown */.L5)('it needs `versions: all`') : check;
        const counted = unit === 'version' && !versions ? 'file' : unit;
        this.#tally = new RuleTally(suppressions, () => new OffenderTally(counted, sized === true));
    }
    offends(bucketName, row) {
        this.#tally.add(bucketName, row.size, () => nameOf(row));
    }
    end() {
        const { offenders, suppressed } = this.#tally;
        const outcome = 'result' in this.check ? this.check : this.check.end(offenders.offending);
        return { outcome, offenders: outcome.result === 'fail' ? offenders : undefined, suppressed };
    }
}
function nameOf(row) {
    return (0,byte_string/* fromByteString */.qL)(row.name);
}

;// CONCATENATED MODULE: ./build/audit/lifecycle-advice.js


const STARTING_TO_CANCELING_DAYS = 7;
function lifecycleAdvice(facts, reclaimable) {
    const setting = (0,bucket_settings/* lifecycleRules */.EM)(facts);
    if ((0,bucket_settings/* isUnknown */.t8)(setting))
        return undefined;
    const present = setting.value;
    const isComplete = present.every((rule) => rule.daysFromHidingToDeleting !== null && rule.daysFromStartingToCancelingUnfinishedLargeFiles !== null);
    if (present.length > 0 && isComplete)
        return undefined;
    return {
        lifecycleRules: present.length === 0 ? [completed(EMPTY)] : present.map(completed),
        ...freed(present, reclaimable),
    };
}
const EMPTY = {
    fileNamePrefix: '',
    daysFromUploadingToHiding: null,
    daysFromHidingToDeleting: null,
    daysFromStartingToCancelingUnfinishedLargeFiles: null,
};
function completed(rule) {
    return {
        ...rule,
        daysFromHidingToDeleting: rule.daysFromHidingToDeleting ?? HIDING_TO_DELETING_DAYS,
        daysFromStartingToCancelingUnfinishedLargeFiles: rule.daysFromStartingToCancelingUnfinishedLargeFiles ?? STARTING_TO_CANCELING_DAYS,
    };
}
function freed(present, reclaimable) {
    const notEvaluated = (reason) => ({ frees: null, notEvaluated: reason });
    if (present.some(({ fileNamePrefix }) => fileNamePrefix !== ''))
        return notEvaluated('the bucket has lifecycle rules for parts of its names');
    if (present.some((rule) => rule.daysFromHidingToDeleting !== null))
        return { frees: { versions: 0, bytes: 0 }, notEvaluated: null };
    return typeof reclaimable === 'string'
        ? notEvaluated(reclaimable)
        : { frees: reclaimable, notEvaluated: null };
}

;// CONCATENATED MODULE: ./build/audit/results-collector.js

class ResultsCollector {
    findings = [];
    suppressed = [];
    notEvaluated = [];
    #levels;
    #suppressions;
    #advice;
    constructor(levels, suppressions, advice) {
        this.#levels = levels;
        this.#suppressions = suppressions;
        this.#advice = advice;
    }
    add(rule, resource, outcome, { facts, found, offenders } = {}) {
        if (outcome.result === 'pass')
            return;
        const level = this.#levels.get(rule.id);
        const accepted = this.#suppressions.accepts(rule.id, resource);
        if (outcome.result === 'unknown') {
            if (accepted)
                return;
            const { capability, reason } = outcome;
            this.notEvaluated.push({ rule: rule.id, level, resource, capability, reason });
            return;
        }
        const finding = {
            rule: rule.id,
            level,
            resource,
            message: outcome.message,
            ...(offenders && { offenders: offenders.offenders }),
            ...this.#advice(rule, facts, found),
        };
        if (accepted)
            this.suppressed.push({ ...finding, suppression: accepted });
        else
            this.findings.push(finding);
    }
    suppress(rule, resource, message, offenders, suppression) {
        const level = this.#levels.get(rule.id);
        this.suppressed.push({
            rule: rule.id,
            level,
            resource,
            message,
            offenders: offenders.offenders,
            suppression,
        });
    }
    sorted() {
        const byLevel = (a, b) => audit_rule/* LEVELS */.A_.indexOf(a.level) - audit_rule/* LEVELS */.A_.indexOf(b.level);
        return {
            findings: this.findings.sort(byLevel),
            suppressed: this.suppressed.sort(byLevel),
            notEvaluated: this.notEvaluated.sort(byLevel),
        };
    }
}

// EXTERNAL MODULE: ./build/audit/rules/index.js + 9 modules
var rules = __webpack_require__(59164);
// EXTERNAL MODULE: ./build/audit/rules/suppressions.js
var suppressions = __webpack_require__(28130);
;// CONCATENATED MODULE: ./build/audit/smallest-key.js
const DURATION_SECONDS = 7_776_000;
const MOST_BUCKETS = 20;
const UNRESTRICTED = new Set(['listKeys']);
function smallestKey({ listsFiles, buckets, prefix, capabilities }) {
    const isRestricted = listsFiles && buckets !== null && buckets.length <= MOST_BUCKETS;
    const needed = new Set(['listBuckets', ...(listsFiles ? ['listFiles'] : []), ...capabilities]);
    const given = [...needed].filter((name) => !isRestricted || !UNRESTRICTED.has(name)).sort();
    return [
        'b2 key create',
        ...(isRestricted ? buckets.map((name) => `--bucket ${name}`) : []),
        ...(isRestricted && prefix !== '' ? [`--name-prefix ${quoted(prefix)}`] : []),
        `--duration ${DURATION_SECONDS}`,
        'b2-inventory',
        given.join(','),
    ].join(' ');
}
function quoted(text) {
    return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

// EXTERNAL MODULE: ./build/names/name-filter.js
var name_filter = __webpack_require__(3251);
;// CONCATENATED MODULE: ./build/audit/suppressions.js

class Suppressions {
    expired;
    #active = new Map();
    constructor(all, now) {
        const today = new Date(now).toISOString().slice(0, 10);
        const isExpired = ({ expires }) => expires !== null && expires < today;
        this.expired = all.filter(isExpired);
        for (const suppression of all) {
            if (isExpired(suppression))
                continue;
            const { matches } = (0,name_filter/* filterNames */.z)([suppression.resource], []);
            const others = this.#active.get(suppression.rule) ?? [];
            this.#active.set(suppression.rule, [...others, { suppression, matches, uses: 0 }]);
        }
    }
    of(rule) {
        return this.#active.get(rule) ?? [];
    }
    accepts(rule, { name }) {
        const found = this.of(rule).find(({ matches }) => matches(name));
        if (!found)
            return undefined;
        found.uses++;
        return describe(found);
    }
    unused(isEvaluated) {
        return [...this.#active].flatMap(([rule, active]) => isEvaluated(rule) ? active.flatMap(({ suppression, uses }) => (uses === 0 ? suppression : [])) : []);
    }
}
function describe({ suppression: { reason, expires }, }) {
    return { reason, expires };
}

;// CONCATENATED MODULE: ./build/audit/url-checks.js




const MOST_URLS = 10_000;
class BucketUrls {
    name;
    isPublic;
    open;
    #rules;
    constructor({ bucket, capabilities }, { rules, suppressions }) {
        this.name = bucket.bucketName;
        this.isPublic = bucket.bucketType === 'allPublic';
        if (!this.isPublic && !capabilities.includes('readFiles'))
            this.open = (0,audit_rule/* lacks */.pO)('readFiles');
        this.#rules = rules.map((rule) => ({
            rule,
            tally: new RuleTally(suppressions.of(rule.id), () => new OffenderTally('url', false)),
            faults: new Map(),
        }));
    }
    judge(answer, listed) {
        for (const { rule, tally, faults } of this.#rules) {
            const fault = rule.fault(answer, listed);
            if (fault === undefined || !tally.add(this.name, 0, () => listed.name))
                continue;
            faults.set(fault, (faults.get(fault) ?? 0) + 1);
        }
    }
    of(id) {
        const found = this.#rules.find(({ rule }) => rule.id === id);
        if (!found)
            return undefined;
        const { rule, tally, faults } = found;
        const { count, text } = tally.offenders.offending;
        const list = Array.from(faults, ([fault, times]) => `${fault} (${times.toLocaleString('en-US')})`);
        return { message: count === 0 ? undefined : rule.message(text, list.sort().join(', ')), tally };
    }
    get failures() {
        return this.#rules.reduce((sum, { tally }) => sum + tally.offenders.count, 0);
    }
}
class UrlChecks {
    name = 'verified-urls';
    #options;
    #rules;
    #buckets = new Map();
    constructor(options, rules) {
        this.#options = options;
        this.#rules = rules;
    }
    async begin() {
        const buckets = new Map();
        this.#buckets = buckets;
        const work = new Verification(this.#options);
        return {
            enter: async (name) => {
                const bucket = new BucketUrls(this.#rules.buckets.get(name), this.#rules);
                buckets.set(name, bucket);
                work.enter(bucket);
            },
            add: (row) => work.add(row),
            pause: () => work.pause(),
            end: () => work.end(),
            close: () => work.close(),
        };
    }
    of(bucketName) {
        return this.#buckets.get(bucketName);
    }
    get failures() {
        const buckets = [...this.#buckets.values()];
        const open = buckets.find((bucket) => bucket.open)?.open;
        if (open)
            return `not every URL was verified: ${open.reason}`;
        return buckets.reduce((sum, bucket) => sum + bucket.failures, 0);
    }
}
class Verification {
    #options;
    #stop = new AbortController();
    #signal;
    #bucket;
    #queue = [];
    #inFlight = new Set();
    #begun = 0;
    #ended;
    #failure;
    constructor(options) {
        this.#options = options;
        this.#signal = AbortSignal.any([options.signal, this.#stop.signal]);
    }
    enter(bucket) {
        this.#bucket = bucket;
    }
    add(row) {
        const bucket = this.#bucket;
        if (!row.isUpload || typeof bucket.open?.capability === 'string')
            return;
        if (this.#ended) {
            bucket.open ??= this.#ended;
            return;
        }
        for (const url of row.urls)
            this.#request(bucket, url, row);
        this.#fill();
    }
    #request(bucket, url, row) {
        if (this.#options.verifier.needsSignature(url, bucket.isPublic)) {
            bucket.open ??= (0,audit_rule/* unknown */.L5)('S3 URLs of private buckets are answered only if they are signed');
            return;
        }
        if (this.#begun === MOST_URLS) {
            const most = MOST_URLS.toLocaleString('en-US');
            this.#ended = (0,audit_rule/* unknown */.L5)(`only the first ${most} URLs of a listing are verified`);
            bucket.open ??= this.#ended;
            return;
        }
        this.#begun++;
        this.#queue.push({ bucket, url, listed: listedFile(row) });
    }
    #fill() {
        while (this.#queue.length > 0 && this.#inFlight.size < this.#options.concurrency()) {
            const work = this.#verify(this.#queue.shift()).finally(() => {
                this.#inFlight.delete(work);
                this.#fill();
            });
            this.#inFlight.add(work);
        }
    }
    async #verify({ bucket, url, listed }) {
        try {
            const answer = await this.#options.verifier.verify(url, bucket.isPublic, this.#signal);
            if (typeof answer !== 'string')
                bucket.judge(answer, listed);
            else
                this.#end(bucket, (0,audit_rule/* unknown */.L5)(`a URL could not be requested: ${answer}`));
        }
        catch (error) {
            if (this.#ended)
                bucket.open ??= this.#ended;
            else
                this.#failure ??= { error };
        }
    }
    #end(bucket, reason) {
        this.#ended ??= reason;
        for (const each of [bucket, ...this.#queue.map((check) => check.bucket)])
            each.open ??= this.#ended;
        this.#queue = [];
        this.#stop.abort();
    }
    async pause() {
        while (this.#queue.length > 0)
            await this.#next();
    }
    async end() {
        while (this.#inFlight.size > 0)
            await this.#next();
        if (this.#failure)
            throw this.#failure.error;
    }
    async #next() {
        await Promise.race(this.#inFlight);
        if (this.#failure)
            throw this.#failure.error;
    }
    async close() {
        this.#queue = [];
        this.#stop.abort();
        await Promise.all(this.#inFlight);
    }
}
function listedFile(row) {
    const isKnown = ['verified', 'unverified'].includes(row.sha1Source());
    return {
        name: (0,byte_string/* fromByteString */.qL)(row.name),
        size: row.size,
        sha1: isKnown ? row.sha1().slice(1, -1).toLowerCase() : undefined,
    };
}

;// CONCATENATED MODULE: ./build/audit/ruleset.js










const KEY = { kind: 'key', name: 'key', id: null };
const KEYS = { kind: 'keys', name: 'keys', id: null };
const SUPPRESSIONS = { kind: 'suppressions', name: 'suppressions', id: null };
class Ruleset {
    sink;
    urls;
    #rules;
    #levels;
    #facts;
    #suppressions;
    #hasSuppressions;
    #buckets;
    constructor(levels, suppressions, facts, verification) {
        this.#levels = levels;
        this.#facts = facts;
        this.#rules = rules.RULES.filter(({ id, of }) => levels.has(id) && ((of !== 'file' && of !== 'url') || facts.job.listsFiles));
        this.#suppressions = new Suppressions(suppressions, facts.now);
        this.#hasSuppressions = suppressions.length > 0;
        const { accountBuckets, capabilities } = facts;
        this.#buckets = new Map(facts.buckets.map((bucket) => [bucket.bucketName, { bucket, capabilities, accountBuckets }]));
        const fileRules = this.#rules.filter((rule) => rule.of === 'file');
        if (verification && facts.job.listsFiles) {
            this.urls = new UrlChecks(verification, {
                rules: this.#rules.filter((rule) => rule.of === 'url'),
                suppressions: this.#suppressions,
                buckets: this.#buckets,
            });
        }
        const reclaims = facts.partly === undefined && this.#rules.some(({ advice }) => advice === 'lifecycle');
        if (facts.job.listsFiles && (fileRules.length > 0 || reclaims)) {
            this.sink = new FileRulesSink({
                rules: fileRules,
                suppressions: this.#suppressions,
                buckets: this.#buckets,
                reclaims,
            });
        }
    }
    evaluate() {
        const results = new ResultsCollector(this.#levels, this.#suppressions, (rule, facts, found) => this.#advice(rule, facts, found));
        for (const rule of this.#rules) {
            if (rule.of === 'bucket')
                this.#evaluateBuckets(rule, results);
            else if (rule.of === 'file')
                this.#evaluateFiles(rule, results);
            else if (rule.of === 'url')
                this.#evaluateUrls(rule, results);
            else if (rule.of === 'key')
                results.add(rule, KEY, rule.evaluate(this.#keyFacts()));
            else if (rule.of === 'keys')
                this.#evaluateKeys(rule, results);
        }
        if (this.#hasSuppressions)
            this.#evaluateSuppressions(results);
        return {
            rules: this.#rules.map(({ id, level: defaultLevel, what, why, mend, link }) => {
                const level = this.#levels.get(id);
                return { id, level, defaultLevel, what, why, mend, link };
            }),
            ...results.sorted(),
        };
    }
    #evaluateBuckets(rule, results) {
        for (const facts of this.#buckets.values()) {
            const found = this.sink?.of(facts.bucket.bucketName);
            results.add(rule, resourceOf(facts), rule.evaluate(facts), { facts, found });
        }
    }
    #evaluateFiles(rule, results) {
        for (const facts of this.#buckets.values()) {
            const resource = resourceOf(facts);
            const found = this.sink?.of(facts.bucket.bucketName);
            const result = found?.rules.get(rule.id);
            if (!result) {
                results.add(rule, resource, (0,audit_rule/* unknown */.L5)('the bucket could not be listed'));
                continue;
            }
            results.add(rule, resource, result.outcome, { facts, found, offenders: result.offenders });
            suppress(rule, resource, result.suppressed, results);
        }
    }
    #evaluateUrls(rule, results) {
        for (const facts of this.#buckets.values()) {
            const resource = resourceOf(facts);
            const urls = this.urls?.of(facts.bucket.bucketName);
            const result = urls?.of(rule.id);
            if (!urls || !result) {
                results.add(rule, resource, (0,audit_rule/* unknown */.L5)('the bucket could not be listed'));
                continue;
            }
            const { message, tally } = result;
            if (message !== undefined)
                results.add(rule, resource, (0,audit_rule/* fail */.fJ)(message), { facts, offenders: tally.offenders });
            if (urls.open)
                results.add(rule, resource, urls.open);
            suppress(rule, resource, tally.suppressed, results);
        }
    }
    #keyFacts() {
        const { now, capabilities, keyExpires, isRestricted, buckets, job } = this.#facts;
        const needed = job.capabilities;
        return { now, capabilities, needed, expires: keyExpires, isRestricted, buckets: buckets.length };
    }
    #evaluateKeys(rule, results) {
        const { accountKeys, capabilities, hidesKeyNames } = this.#facts;
        if (!accountKeys) {
            const hasCapability = capabilities.includes('listKeys');
            results.add(rule, KEYS, hasCapability ? (0,audit_rule/* unknown */.L5)('the keys of the account could not be listed') : (0,audit_rule/* lacks */.pO)('listKeys'));
            return;
        }
        const names = hidesKeyNames ? 0 : undefined;
        const offenders = new OffenderTally('key', false, names);
        const accepted = new OffenderTally('key', false, names);
        let by;
        for (const key of accountKeys.filter((each) => rule.offends(each))) {
            const suppression = this.#suppressions
                .of(rule.id)
                .find(({ matches }) => matches(`keys/${key.keyName}`));
            if (suppression) {
                suppression.uses++;
                by ??= describe(suppression);
            }
            const tally = suppression ? accepted : offenders;
            tally.add(0);
            tally.name(key.keyName);
        }
        if (by)
            results.suppress(rule, KEYS, rule.message(accepted.count), accepted, by);
        const outcome = offenders.count === 0 ? audit_rule/* PASS */.CQ : (0,audit_rule/* fail */.fJ)(rule.message(offenders.count));
        results.add(rule, KEYS, outcome, { offenders: offenders.count > 0 ? offenders : undefined });
    }
    #evaluateSuppressions(results) {
        const isEvaluated = (rule) => !results.notEvaluated.some((each) => each.rule === rule);
        const found = [
            [suppressions/* suppressionExpired */.j, this.#suppressions.expired],
            [suppressions/* suppressionUnused */.K, this.#suppressions.unused(isEvaluated)],
        ];
        for (const [rule, suppressions] of found) {
            if (!this.#levels.has(rule.id) || suppressions.length === 0)
                continue;
            const offenders = new OffenderTally('suppression', false);
            for (const { rule: of, resource } of suppressions) {
                offenders.add(0);
                offenders.name(`${of}: ${resource}`);
            }
            results.add(rule, SUPPRESSIONS, (0,audit_rule/* fail */.fJ)(rule.message(suppressions.length)), { offenders });
        }
    }
    #advice({ advice }, facts, found) {
        if (advice === 'key') {
            const { job } = this.#facts;
            const capabilities = [...job.capabilities, ...this.#rules.flatMap(({ reads = [] }) => reads)];
            return { keyCommand: smallestKey({ ...job, capabilities }) };
        }
        if (advice !== 'lifecycle' || !facts)
            return {};
        const lifecycle = lifecycleAdvice(facts, this.#reclaimable(found));
        return lifecycle ? { lifecycle } : {};
    }
    #reclaimable(found) {
        const { partly, job } = this.#facts;
        if (!job.listsFiles)
            return 'no files were listed';
        return partly ?? found?.reclaimable ?? 'it needs `versions: all`';
    }
}
function suppress(rule, resource, suppressed, results) {
    for (const [suppression, tally] of suppressed) {
        const message = `${tally.offending.text} accepted by a suppression.`;
        results.suppress(rule, resource, message, tally, describe(suppression));
    }
}
function resourceOf({ bucket: { bucketName, bucketId } }) {
    return { kind: 'bucket', name: bucketName, id: bucketId };
}


/***/ }),

/***/ 26332:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ printedBucket),
/* harmony export */   n: () => (/* binding */ looksSecret)
/* harmony export */ });
const SECRET_NAME = /secret|passw|token|credential|private|api[-_.]?key|access[-_.]?key|auth/i;
const SECRET_VALUE = /-----BEGIN|^(?:ey[A-Za-z0-9_-]{10,}\.|gh[pousr]_|github_pat_|AKIA|ASIA|sk-|xox[abprs]-|K00\d[A-Za-z0-9+/]{27}$)|^[A-Za-z0-9+/_-]{40,}={0,2}$/;
function printedBucket({ accountId: _, ...given }) {
    const bucket = { ...given, bucketType: given.bucketType || null };
    if (!bucket.bucketInfo)
        return bucket;
    const info = Object.entries(bucket.bucketInfo).map(([key, value]) => looksSecret(key, value) ? [key, '[redacted]'] : [key, value]);
    return { ...bucket, bucketInfo: Object.fromEntries(info) };
}
function looksSecret(key, value) {
    return SECRET_NAME.test(key) || SECRET_VALUE.test(value);
}


/***/ })

};
