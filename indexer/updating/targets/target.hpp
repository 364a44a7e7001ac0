// SPDX-License-Identifier: GPL-3.0-or-later
//
// The place where a run writes. There are three:
//
//     DirectTarget    the current generation, in batches: the usual run
//     SegmentTarget   gathers articles for the next generation, which several threads build
//     NoTarget        nowhere, for --dry-run
//
// A target that gathers becomes one that writes:
//
//     if (auto writing = target->assembled()) target = std::move(writing);
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/documents/entry.hpp"
#include "store/layout/file_table.hpp"
#include "store/layout/root_table.hpp"

namespace udklip::indexer {

class Target {
  public:
    virtual ~Target() = default;

    /// The database that articles are compared with.
    virtual const Xapian::Database& stored() const = 0;

    /// Both return the number of the article in stored(); 0 if stored() does not show it.
    virtual Xapian::docid add(Entry&& entry) = 0;
    virtual Xapian::docid replace(Xapian::docid article, Entry&& entry) = 0;
    virtual void remove(Xapian::docid article) = 0;

    virtual void set_roots(const std::vector<store::Root>& roots) = 0;
    virtual void remember(const store::FileState& state) = 0;
    virtual void forget(const std::string& path) = 0;

    /// Whether enough waits for a commit.
    virtual bool commit_is_due() const = 0;
    /// Makes durable what was put so far, if this target can do so before the end of the run.
    virtual void commit() = 0;
    /// Call it when all files were read. Returns the target for the rest of the run, whose stored()
    /// shows what was put, under other numbers; null if this target goes on.
    virtual std::unique_ptr<Target> assembled() { return nullptr; }
    /// Ends the run: from here on searches see all of it.
    virtual void finish() = 0;
};

class NoTarget final : public Target {
  public:
    explicit NoTarget(Xapian::Database stored) : stored_(std::move(stored)) {}

    const Xapian::Database& stored() const override { return stored_; }
    Xapian::docid add(Entry&&) override { return 0; }
    Xapian::docid replace(Xapian::docid, Entry&&) override { return 0; }
    void remove(Xapian::docid) override {}
    void set_roots(const std::vector<store::Root>&) override {}
    void remember(const store::FileState&) override {}
    void forget(const std::string&) override {}
    bool commit_is_due() const override { return false; }
    void commit() override {}
    void finish() override {}

  private:
    Xapian::Database stored_;
};

}  // namespace udklip::indexer
