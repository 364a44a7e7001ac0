// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/update.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <system_error>
#include <unordered_set>

#include "indexer/article_writer.hpp"
#include "indexer/file_content.hpp"
#include "indexer/progress.hpp"
#include "indexer/scan.hpp"
#include "language/printable.hpp"
#include "store/file_table.hpp"
#include "store/reader.hpp"
#include "store/stub.hpp"
#include "store/xapian_errors.hpp"

namespace udklip::indexer {
namespace {

using language::printable_line;

bool is_below(const std::string& path, const std::string& root) {
    if (path == root) return true;
    return path.starts_with(root) && (root.ends_with('/') || path[root.size()] == '/');
}

/// What the database remembers from earlier runs.
struct Remembered {
    std::vector<std::string> roots;
    store::FileTable files;
};

/// One run over the files.
class Run final : public ArticleSink {
  public:
    /// `writer` may be null: nothing is written then. `files`: those the `stored` database knows.
    Run(const UpdateOptions& options, language::Analyzer& analyzer,
        const std::atomic<bool>& interrupted, store::Writer* writer, Xapian::Database stored,
        store::FileTable files);

    Report go(const std::vector<std::string>& roots, const Scan& found);

    void article(Article&& article) override;
    void reject(const Place& place, const std::string& reason) override;
    void warn(const Place& place, const std::string& what) override;
    bool stop() const override { return interrupted_->load(); }

  private:
    void take_file(const FoundFile& file);
    void read(const FoundFile& file, std::uint64_t hash);
    void remove_vanished(const std::vector<std::string>& roots);
    void commit();
    void commit_if_due();
    void remember(const store::FileState& state);
    void remember_unfinished();
    std::string where(const Place& place) const;

    const UpdateOptions* options_;
    const std::atomic<bool>* interrupted_;
    store::Writer* writer_;
    store::FileTable known_;
    std::unordered_set<std::string> present_;
    DocumentBuilder builder_;
    Report report_;
    ArticleWriter articles_;
    std::optional<Progress> progress_;

    // The file that is being read.
    const FoundFile* file_ = nullptr;
    std::uint32_t taken_ = 0;
    std::uint32_t rejected_ = 0;
};

Run::Run(const UpdateOptions& options, language::Analyzer& analyzer,
         const std::atomic<bool>& interrupted, store::Writer* writer, Xapian::Database stored,
         store::FileTable files)
    : options_(&options),
      interrupted_(&interrupted),
      writer_(writer),
      known_(std::move(files)),
      builder_(analyzer),
      articles_(std::move(stored), writer, builder_, report_,
                [this](const std::string& path) { return present_.contains(path); }) {}

/// The files that are to be taken as there: those found, and those that a folder that could not be
/// opened may hide, which is no reason to remove their articles.
std::unordered_set<std::string> present_files(const Scan& found, const store::FileTable& known) {
    std::unordered_set<std::string> present;
    for (const auto& file : found.files) present.insert(file.path);
    for (const auto& problem : found.problems) {
        for (const auto& [path, state] : known) {
            if (is_below(path, problem.path)) present.insert(path);
        }
    }
    return present;
}

Report Run::go(const std::vector<std::string>& roots, const Scan& found) {
    present_ = present_files(found, known_);
    for (const auto& problem : found.problems) {
        spdlog::warn("{}: {}", printable_line(problem.path), problem.reason);
        ++report_.rejected;
    }
    std::uint64_t total = 0;
    std::uint64_t done = 0;
    for (const auto& file : found.files) total += file.size;
    progress_.emplace(options_->show_progress, total);
    for (const auto& file : found.files) {
        if (stop()) break;
        take_file(file);
        progress_->update(done += file.size, report_.articles());
    }
    if (!stop() && !options_->keep_missing) remove_vanished(roots);
    report_.interrupted = stop();
    commit();
    progress_->clear();
    return report_;
}

void Run::take_file(const FoundFile& file) {
    ++report_.files;
    const auto known = known_.find(file.path);
    if (known != known_.end() && known->second.size == file.size &&
        known->second.modified == file.modified) {
        report_.unchanged += known->second.articles;
        return;
    }
    file_ = &file;
    taken_ = rejected_ = 0;
    try {
        const std::uint64_t hash = hash_file(file.path);
        if (known != known_.end() && known->second.hash == hash &&
            known->second.size == file.size) {
            report_.unchanged += known->second.articles;
            store::FileState touched = known->second;
            touched.modified = file.modified;
            remember(touched);
        } else {
            read(file, hash);
        }
    } catch (const std::system_error& error) {
        // Not remembered as read: rights may be mended without the file's time changing.
        if (taken_ > 0) remember_unfinished();
        reject({}, fmt::format("cannot be read: {}", error.code().message()));
    }
    file_ = nullptr;
}

void Run::read(const FoundFile& file, std::uint64_t hash) {
    articles_.begin_file(file.path);
    read_articles(file.path, file.format, options_->reading, *this);
    if (stop()) return remember_unfinished();  // half a file does not say what is gone from it
    articles_.end_file();
    remember({file.path, file.size, file.modified, hash, taken_, rejected_});
    commit_if_due();
}

void Run::article(Article&& article) {
    if (stop()) return;
    const auto tell = [&](const std::string& what) { warn(article, what); };
    store::Record record = recognise(article, options_->defaults, tell);
    if (record.text.empty() && record.title.empty()) return reject(article, "has no text");
    record.path = path_with_member(file_->path, article);
    articles_.put(std::move(record), fallback_id(file_->relative_path(), article), tell);
    ++taken_;
    if (articles_.commit_is_due()) {
        remember_unfinished();
        commit();
    }
}

/// Articles that are committed before their file is read to its end must be known to be its own: if
/// the run ends here and the file goes, they are to go with it. No file has this time, so that the
/// next run reads it again.
void Run::remember_unfinished() {
    constexpr std::int64_t kUnfinished = -1;
    remember({file_->path, 0, kUnfinished, 0, taken_, rejected_});
}

void Run::reject(const Place& place, const std::string& reason) {
    if (progress_) progress_->clear();
    spdlog::warn("{}: {}", where(place), printable_line(reason));
    ++report_.rejected;
    ++rejected_;
}

void Run::warn(const Place& place, const std::string& what) {
    if (progress_) progress_->clear();
    spdlog::warn("{}: {}", where(place), printable_line(what));
}

std::string Run::where(const Place& place) const {
    return printable_line(to_string(file_->path, place));
}

void Run::remember(const store::FileState& state) {
    if (writer_ != nullptr) store::save_file(writer_->db(), state);
}

/// Without a change this writes nothing: the database's revision stays.
void Run::commit() {
    articles_.settle();
    if (writer_ != nullptr) writer_->commit();
    articles_.committed();
}

void Run::commit_if_due() {
    if (articles_.commit_is_due()) commit();
}

void Run::remove_vanished(const std::vector<std::string>& roots) {
    for (const auto& [path, state] : known_) {
        const bool below = std::any_of(roots.begin(), roots.end(),
                                       [&](const auto& root) { return is_below(path, root); });
        if (!below || present_.contains(path)) continue;
        articles_.remove_file(path);
        if (writer_ != nullptr) store::forget_file(writer_->db(), path);
        commit_if_due();
    }
}

/// An unmounted disk or a mistyped --rebuild must not empty a database.
void guard_removal(const UpdateOptions& options, const std::vector<std::string>& roots,
                   const Scan& found, const store::FileTable& known) {
    if (options.force || options.dry_run || options.keep_missing) return;
    const auto present = present_files(found, known);
    for (const auto& root : roots) {
        std::uint64_t all = 0;
        std::uint64_t gone = 0;
        for (const auto& [path, state] : known) {
            if (!is_below(path, root)) continue;
            all += state.articles;
            if (!present.contains(path)) gone += state.articles;
        }
        if (gone * 2 <= all) continue;
        throw store::Error(
            store::ErrorCode::usage,
            fmt::format("{} of the {} articles below {} have lost their file; nothing was changed",
                        gone, all, printable_line(root)),
            "if that is right, run again with --force; to keep them, with --keep-missing");
    }
}

/// A rebuild has only what it reads: what it is to keep must be readable.
void guard_rebuild(const UpdateOptions& options, const Scan& found,
                   const store::FileTable& known) {
    if (!options.rebuild || options.force) return;
    if (options.keep_missing) {
        throw store::Error(store::ErrorCode::usage,
                           "a rebuild cannot keep articles whose file is gone",
                           "leave out --keep-missing, or leave out --rebuild");
    }
    for (const auto& problem : found.problems) {
        const bool hides = std::any_of(known.begin(), known.end(), [&](const auto& file) {
            return is_below(file.first, problem.path);
        });
        if (!hides) continue;
        throw store::Error(store::ErrorCode::usage,
                           fmt::format("cannot read {}: {}; the database is as it was",
                                       printable_line(problem.path), problem.reason),
                           "mend its rights, or rebuild without it with --force");
    }
}

std::vector<std::string> resolve(const std::vector<std::filesystem::path>& given) {
    std::vector<std::string> roots;
    for (const auto& root : given) roots.push_back(resolve_root(root).string());
    return roots;
}

std::vector<std::string> united(std::vector<std::string> a, const std::vector<std::string>& b) {
    a.insert(a.end(), b.begin(), b.end());
    std::sort(a.begin(), a.end());
    a.erase(std::unique(a.begin(), a.end()), a.end());
    return a;
}

Remembered load(const std::filesystem::path& database) {
    if (store::current_generation(database).empty()) return {};
    return store::translating(database.string(), [&] {
        const Xapian::Database db(database.string());
        return Remembered{store::load_roots(db), store::load_files(db)};
    });
}

/// A rebuild does not need what cannot be read any more, if it is told what to index.
Remembered load_what_can_be(const UpdateOptions& options) {
    try {
        return load(options.database);
    } catch (const store::Error& error) {
        if (!options.rebuild) throw;
        if (options.roots.empty()) {
            throw store::Error(error.code(),
                               fmt::format("{}; what it was made from cannot be read", error.what()),
                               fmt::format("name the folders: udklip-index --db {} --rebuild FOLDER",
                                           options.database.string()));
        }
        return {};
    }
}

std::unique_ptr<store::Writer> open_writer(const UpdateOptions& options,
                                           const std::string& analyzer) {
    using store::Writer;
    if (options.dry_run) return nullptr;
    return std::make_unique<Writer>(
        options.rebuild ? Writer::rebuild(options.database, analyzer, options.when_locked)
                        : Writer::open(options.database, analyzer, options.when_locked));
}

/// The view of the database that new articles are compared with.
Xapian::Database stored_database(const UpdateOptions& options, store::Writer* writer) {
    if (writer != nullptr) return writer->db();
    const bool exists = !store::current_generation(options.database).empty();
    if (options.rebuild || !exists)
        return Xapian::Database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    return Xapian::Database(options.database.string());
}

}  // namespace

Report update(const UpdateOptions& options, language::Analyzer& analyzer,
              const std::atomic<bool>& interrupted) {
    const auto started = std::chrono::steady_clock::now();
    auto roots = resolve(options.roots);
    if (roots.empty() && load_what_can_be(options).roots.empty()) {
        throw store::Error(
            store::ErrorCode::usage, "there is nothing to index",
            fmt::format("name a folder: udklip-index --db {} FOLDER", options.database.string()));
    }
    const auto writer = open_writer(options, analyzer.fingerprint());
    Remembered known = load_what_can_be(options);  // after the lock was taken, so that it stays true
    if (roots.empty() || options.rebuild) {
        roots = united(roots, resolve({known.roots.begin(), known.roots.end()}));
    }
    const Scan found = scan(roots);
    guard_removal(options, roots, found, known.files);
    guard_rebuild(options, found, known.files);

    Report report = store::translating(options.database.string(), [&] {
        if (writer) store::save_roots(writer->db(), united(roots, known.roots));
        Run run(options, analyzer, interrupted, writer.get(),
                stored_database(options, writer.get()),
                options.rebuild ? store::FileTable{} : std::move(known.files));
        const Report done = run.go(roots, found);
        if (writer && !done.interrupted) writer->publish();
        return done;
    });
    report.dry_run = options.dry_run;
    report.seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return report;
}

}  // namespace udklip::indexer
