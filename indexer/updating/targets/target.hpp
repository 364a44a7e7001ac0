// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a run puts what it has decided to write. Three of them:
//
//     DirectTarget    the current generation, in batches: what a run of every day needs
//     SegmentTarget   the next generation, built in segments by several threads: much at a time
//     NoTarget        nowhere, for --dry-run
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "indexer/documents/entry.hpp"
#include "store/layout/file_table.hpp"
#include "store/layout/root_table.hpp"

namespace udklip::indexer {

class Target {
  public:
    virtual ~Target() = default;

    /// What articles are compared with.
    virtual const Xapian::Database& stored() const = 0;
    /// Whether stored() goes on showing what was there before, whatever is put; else it shows that.
    virtual bool is_apart() const = 0;

    /// The number of the article in stored(); 0 if that is_apart().
    virtual Xapian::docid add(Entry&& entry) = 0;
    virtual void replace(Xapian::docid article, Entry&& entry) = 0;
    virtual void remove(Xapian::docid article) = 0;

    virtual void set_roots(const std::vector<store::Root>& roots) = 0;
    virtual void remember(const store::FileState& state) = 0;
    /// Not before assemble(), if that is_apart().
    virtual void forget(const std::string& path) = 0;

    /// Whether so much waits that it should be committed.
    virtual bool commit_is_due() const = 0;
    /// Makes durable what was put so far, if this target can do so before the end of the run.
    virtual void commit() = 0;
    /// All files were read once. If what was put is apart, it is brought together; then this is
    /// true and stored() shows it from here on, with other numbers.
    virtual bool assemble() = 0;
    /// The end of a run: from here on searches see all of it.
    virtual void finish() = 0;
};

class NoTarget final : public Target {
  public:
    explicit NoTarget(Xapian::Database stored) : stored_(std::move(stored)) {}

    const Xapian::Database& stored() const override { return stored_; }
    bool is_apart() const override { return true; }
    Xapian::docid add(Entry&&) override { return 0; }
    void replace(Xapian::docid, Entry&&) override {}
    void remove(Xapian::docid) override {}
    void set_roots(const std::vector<store::Root>&) override {}
    void remember(const store::FileState&) override {}
    void forget(const std::string&) override {}
    bool commit_is_due() const override { return false; }
    void commit() override {}
    bool assemble() override { return false; }
    void finish() override {}

  private:
    Xapian::Database stored_;
};

}  // namespace udklip::indexer
