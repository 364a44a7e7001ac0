// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/matching/id_query.hpp"

#include <algorithm>
#include <utility>

namespace udklip::searcher {
namespace {

class Documents final : public Xapian::PostingSource {
  public:
    /// `numbers`: ascending.
    explicit Documents(std::vector<Xapian::docid> numbers) : numbers_(std::move(numbers)) {}

    void init(const Xapian::Database&) override { next_ = 0; }
    Xapian::doccount get_termfreq_min() const override { return count(); }
    Xapian::doccount get_termfreq_est() const override { return count(); }
    Xapian::doccount get_termfreq_max() const override { return count(); }
    void next(double) override { ++next_; }
    void skip_to(Xapian::docid number, double) override {
        if (next_ == 0) next_ = 1;
        while (next_ <= numbers_.size() && numbers_[next_ - 1] < number) ++next_;
    }
    bool at_end() const override { return next_ > numbers_.size(); }
    Xapian::docid get_docid() const override { return numbers_[next_ - 1]; }
    PostingSource* clone() const override { return new Documents(numbers_); }

  private:
    Xapian::doccount count() const { return static_cast<Xapian::doccount>(numbers_.size()); }

    std::vector<Xapian::docid> numbers_;
    std::size_t next_ = 0;  ///< one behind the current one; 0 before the first
};

}  // namespace

Xapian::Query these_documents(std::vector<Xapian::docid> numbers) {
    std::sort(numbers.begin(), numbers.end());
    return Xapian::Query((new Documents(std::move(numbers)))->release());
}

}  // namespace udklip::searcher
