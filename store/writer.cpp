// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/writer.hpp"

#include <fmt/format.h>

#include <utility>

#include "command_line/error.hpp"
#include "command_line/messages.hpp"
#include "command_line/version.hpp"
#include "language/analyzer.hpp"
#include "store/columns/contradiction.hpp"
#include "store/columns/facet_columns.hpp"
#include "store/columns/match_postings.hpp"
#include "store/glass/version_file.hpp"
#include "store/layout/schema.hpp"
#include "store/layout/synced_files.hpp"
#include "store/layout/xapian_errors.hpp"
#include "store/merge.hpp"
#include "store/stub.hpp"

namespace udklip::store {
namespace fs = std::filesystem;
namespace {

void remove_leftovers(const fs::path& directory) {
    for (const auto& path : leftovers(directory)) fs::remove_all(path);
}

/// Whether the stub names a generation that is there.
bool is_whole(const fs::path& directory) {
    try {
        const std::string current = current_generation(directory);
        return !current.empty() && fs::exists(directory / current);
    } catch (const Error&) {
        return false;
    }
}

/// What is known of the database that a rebuild takes the place of; nothing if it cannot be read.
DatabaseState state_before(const LockedDatabase& database) {
    try {
        return database.state();
    } catch (const Error&) {
        return {};
    }
}

void require_version(const fs::path& directory, bool same, const std::string& what) {
    if (same) return;
    throw Error(ErrorCode::version,
                said("{} was made by another version of {}", directory.string(), what),
                command_line::command("udklip-index --db {} --rebuild", directory.string()));
}

}  // namespace

struct Writer::Impl {
    Impl(LockedDatabase locked_database, std::string analyzer_fingerprint, const Shard& of_shard)
        : locked(std::move(locked_database)),
          directory(locked.directory()),
          analyzer(std::move(analyzer_fingerprint)),
          shard(of_shard) {}
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    LockedDatabase locked;
    fs::path directory;
    std::string analyzer;
    Shard shard;
    std::string number;  ///< see DatabaseState; empty until the first generation is made
    std::vector<SourceAlias> aliases;
    std::string generation;
    bool current = true;      ///< the stub names this generation
    bool first = false;       ///< there was no stub: nothing is lost by showing what there is
    bool made_anew = false;   ///< all of its tables, and not only a part changed
    columns::State opened{};  ///< of the newest commit then; nothing: made anew
    bool is_open = false;     ///< a transaction is
    fs::path workspace;       ///< of segments; empty if there are none
    RecordedDatabase db;

    /// Cancels what was not committed. Xapian's own destructor would commit half an article.
    ~Impl() {
        std::error_code ignored;
        if (!workspace.empty()) fs::remove_all(workspace, ignored);
        try {
            drop();
        } catch (const Xapian::Error&) {
            // The database was never opened, or an error closed it: there is nothing to drop.
        }
        if (!current) remove_unpublished();
    }

    /// What a run that failed has made. The stub may name it all the same: putting it in place may
    /// have failed after the renaming.
    void remove_unpublished() {
        std::error_code ignored;
        try {
            db.close();
            if (generation.empty() || current_generation(directory) == generation) return;
            fs::remove_all(directory / generation, ignored);
        } catch (const Error&) {  // the stub cannot be read: the next run clears up
        } catch (const Xapian::Error&) {
        }
    }

    /// Xapian commits by itself after some thousand changes, unless a transaction is open.
    void begin() {
        db.begin_transaction(false);
        is_open = true;
    }

    void drop() {
        if (!std::exchange(is_open, false)) db.begin_transaction(false);
        db.cancel_transaction();
    }

    /// One transaction, and its tables and their names on the disk.
    void commit() {
        is_open = false;
        db.commit_transaction();
        db.commit();
        sync(directory / generation);
        begin();
    }

    void create() {
        generation = next_generation(directory);
        current = false;
        made_anew = true;
        const std::string path = (directory / generation).string();
        errno = 0;
        try {
            db = RecordedDatabase(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
        } catch (const Xapian::Error& error) {
            throw translate_making(error, path);
        }
        begin();
        describe();
    }

    void describe() {
        db.set_metadata(std::string(metadata::schema), std::string(kSchemaVersion));
        db.set_metadata(std::string(metadata::analyzer), analyzer);
        db.set_metadata(std::string(metadata::program), std::string(command_line::kVersion));
        save_shard(db, shard);
        save_number();
    }

    /// Counts the sources, with those of the next commit. Columns of the last one say that nothing
    /// came since they were counted the last time.
    void save_source_names() {
        const SourceTable known = read_sources(db, Unique::read);
        const bool counted =
            db.changed().empty() && FacetColumns::open(directory / generation, db) != nullptr;
        if (counted && known.aliases == aliases) return;
        save_sources(db, table_of(db, aliases));
    }

    /// By what changed since it was opened, where that is known.
    void renew_files_beside() {
        const fs::path path = directory / generation;
        if (made_anew) {
            write_facet_columns(path);
            write_match_postings(path);
            return;
        }
        const Changes changes{opened, db.changed()};
        write_facet_columns(path, changes);
        const bool same = db.get_revision() == opened.revision;
        if (same && !MatchPostings::open(path, db)) {
            write_match_postings(path);  // a run that changed nothing has the time
        } else if (!same) {
            renew_match_postings(path, changes);
        }
        opened = state_of(db);
        db.forget_changes();
    }

    /// A new database goes by the UUID that Xapian gave to its first generation.
    void save_number() {
        const std::string key(metadata::number);
        if (number.empty()) number = db.get_metadata(key);
        if (number.empty()) number = db.get_uuid();
        if (db.get_metadata(key) != number) db.set_metadata(key, number);
    }
};

Writer::Writer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

Writer Writer::open(LockedDatabase database, const std::string& analyzer, const Shard& shard) {
    auto impl = std::make_unique<Impl>(std::move(database), analyzer, shard);
    const fs::path& directory = impl->directory;
    if (impl->locked.is_in_shards()) {
        throw Error(ErrorCode::version,
                    said("{} is kept in several shards, as Udklip 0.1 did", directory.string()),
                    command_line::command("udklip-index --db {} --rebuild", directory.string()));
    }
    remove_leftovers(directory);
    impl->generation = current_generation(directory);
    if (!impl->generation.empty() && !fs::exists(directory / impl->generation)) {
        throw Error(
            ErrorCode::no_database,
            said("{} is damaged: {} is gone", directory.string(), impl->generation),
            command_line::command("udklip-index --db {} --rebuild FOLDER", directory.string()));
    }
    translating(
        directory.string(),
        [&] {
            if (impl->generation.empty()) {
                impl->first = true;
                impl->create();
                return;
            }
            glass::require_possible(directory / impl->generation);
            impl->db = RecordedDatabase((directory / impl->generation).string(), Xapian::DB_OPEN);
            if (columns_contradict(directory / impl->generation, impl->db)) {
                throw Error(
                    ErrorCode::no_database,
                    said("{} is damaged: its count of articles is not that of its "
                         "facet columns",
                         directory.string()),
                    command_line::command("udklip-index --db {} --rebuild", directory.string()));
            }
            const auto schema = impl->db.get_metadata(std::string(metadata::schema));
            require_version(directory, schema == kSchemaVersion, "Udklip");
            const auto made_by = impl->db.get_metadata(std::string(metadata::analyzer));
            require_version(
                directory, made_by == analyzer,
                fmt::format("the Danish analysis ({}); its words would not be those of the "
                            "articles that are there, so nothing was changed",
                            language::difference_of_analyses(made_by, analyzer)));
            impl->aliases = read_sources(impl->db).aliases;
            impl->opened = state_of(impl->db);
            impl->begin();
            impl->save_number();
        },
        OtherWriters::none);
    return Writer(std::move(impl));
}

Writer Writer::open(const fs::path& directory, const std::string& analyzer,
                    WhenLocked when_locked) {
    LockedDatabase database(directory, when_locked);
    const Shard shard = database.exists() ? database.state().shard : Shard{};
    return open(std::move(database), analyzer, shard);
}

Writer Writer::rebuild(LockedDatabase database, const std::string& analyzer, const Shard& shard) {
    auto impl = std::make_unique<Impl>(std::move(database), analyzer, shard);
    const fs::path& directory = impl->directory;
    if (names_others(directory)) static_cast<void>(current_generation(directory));  // which refuses
    // The old database may be damaged, even its stub. publish() is the first to touch it.
    impl->first = !fs::exists(directory / "XAPIANDB");
    DatabaseState before = state_before(impl->locked);
    impl->number = std::move(before.number);
    impl->aliases = std::move(before.aliases);
    // They may fill the disk. Beside a stub that names nothing, one of them may be the database.
    if (impl->first || is_whole(directory)) remove_leftovers(directory);
    translating(directory.string(), [&] { impl->create(); });
    return Writer(std::move(impl));
}

Writer Writer::rebuild(const fs::path& directory, const std::string& analyzer,
                       WhenLocked when_locked) {
    return rebuild(LockedDatabase(directory, when_locked), analyzer, Shard{});
}

const LockedDatabase& Writer::locked() const {
    return impl_->locked;
}

RecordedDatabase& Writer::db() {
    return impl_->db;
}

/// The current generation was made or opened by the linked Xapian, so its format is the one it
/// reads.
bool Writer::can_take_our_tables() const {
    return glass::has_our_format(impl_->directory / impl_->generation);
}

fs::path Writer::start_segments() {
    Impl& impl = *impl_;
    impl.drop();
    impl.db.close();
    if (impl.current) {
        impl.generation = next_generation(impl.directory);
        impl.current = false;
    } else {
        fs::remove_all(impl.directory / impl.generation);
    }
    impl.workspace = workspace_of(impl.directory, impl.generation);
    fs::remove_all(impl.workspace);
    make_directory(impl.workspace);
    return impl.workspace;
}

void Writer::assemble(Base base, const std::vector<fs::path>& fresh) {
    Impl& impl = *impl_;
    std::vector<fs::path> sources;
    if (base == Base::current)
        sources.push_back(impl.directory / current_generation(impl.directory));
    sources.insert(sources.end(), fresh.begin(), fresh.end());
    const fs::path generation = impl.directory / impl.generation;
    impl.made_anew = true;
    if (sources.size() == 1 && base == Base::nothing) {
        move_into_place(sources.front(), generation);
    } else if (!sources.empty()) {
        merge(sources, generation);
    }
    std::error_code ignored;  // the writer removes what is left, or the next run does
    fs::remove_all(impl.workspace, ignored);
    translating(impl.directory.string(), [&] {
        impl.db = RecordedDatabase(generation.string(),
                                   Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
        impl.begin();
        impl.describe();
    });
}

void Writer::commit() {
    translating(
        impl_->directory.string(), [&] { impl_->commit(); }, OtherWriters::none);
    // A first build shows what it has; a rebuild waits for publish(), for the old one is whole.
    if (!impl_->current && impl_->first) {
        point_to(impl_->directory, impl_->generation);
        impl_->current = true;
    }
}

void Writer::set_aliases(std::vector<SourceAlias> aliases) {
    impl_->aliases = std::move(aliases);
}

void Writer::publish() {
    translating(
        impl_->directory.string(), [&] { impl_->save_source_names(); }, OtherWriters::none);
    commit();
    // The articles are committed by now. A disk too full for the columns is no reason to fail.
    translating(impl_->directory.string(), [&] { impl_->renew_files_beside(); });
    if (!impl_->current) {
        point_to(impl_->directory, impl_->generation);
        impl_->current = true;
    }
    // Readers keep the removed files open until they have finished with them.
    remove_leftovers(impl_->directory);
}

const fs::path& Writer::directory() const {
    return impl_->directory;
}

}  // namespace udklip::store
