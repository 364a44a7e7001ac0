// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/compiling/clock_source.hpp"

#include <string>

namespace udklip::searcher {
namespace {

/// All articles, without weight.
class ClockSource final : public Xapian::PostingSource {
  public:
    explicit ClockSource(const Deadline& deadline) : deadline_(deadline) {}

    Xapian::doccount get_termfreq_min() const override { return articles_; }
    Xapian::doccount get_termfreq_est() const override { return articles_; }
    Xapian::doccount get_termfreq_max() const override { return articles_; }

    void next(double) override {
        ++article_;
        look();
    }
    void skip_to(Xapian::docid article, double) override {
        if (article > article_) article_ = article;
        look();
    }
    bool check(Xapian::docid article, double) override {
        if (article > article_) article_ = article;
        look();
        return true;
    }
    bool at_end() const override { return article_ > last_; }
    Xapian::docid get_docid() const override { return article_; }

    PostingSource* clone() const override { return new ClockSource(deadline_); }
    std::string get_description() const override { return "time limit"; }

    void init(const Xapian::Database& db) override {
        articles_ = db.get_doccount();
        last_ = db.get_lastdocid();
        article_ = 0;
    }

  private:
    void look() {
        constexpr unsigned kCallsPerLook = 64;
        if (++calls_ % kCallsPerLook == 0) deadline_.check();
    }

    Deadline deadline_;
    Xapian::doccount articles_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid article_ = 0;
    unsigned calls_ = 0;
};

}  // namespace

Xapian::Query within_deadline(const Xapian::Query& query, const Deadline& deadline) {
    if (!deadline.is_set()) return query;
    // Owned by the query: it is counted by reference, and shared with nobody else.
    auto* source = new ClockSource(deadline);
    return {Xapian::Query::OP_FILTER, query, Xapian::Query(source->release())};
}

}  // namespace udklip::searcher
