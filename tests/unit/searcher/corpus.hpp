// SPDX-License-Identifier: GPL-3.0-or-later
//
// A database of a few articles in one line, and searches in it.
//
//     Corpus corpus({{.id = "a", .text = "Kommunerne vil spare."}, {.id = "b", .text = "Nej."}});
//     CHECK(corpus.find("kommune") == "a");
//
// It is made as udklip-index makes one, in a folder of its own. Today is 15 June 2021.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "indexer/documents/document_builder.hpp"
#include "language/text/clean.hpp"
#include "searcher/search.hpp"
#include "store/reader.hpp"
#include "store/writer.hpp"
#include "tests/unit/lexicon.hpp"
#include "tests/unit/temp_folder.hpp"

namespace udklip::test {

struct TestArticle {
    std::string id = {};
    std::string title = {};
    std::string text = {};
    std::string date = {};
    std::string source = {};
    std::string author = {};
    std::string section = {};
    std::string path = {};  ///< else /arkiv/ID.txt
};

/// The ids of the hits in order, between spaces.
inline std::string ids_of(const searcher::Answer& answer) {
    std::string ids;
    for (const auto& hit : answer.hits) ids += (ids.empty() ? "" : " ") + hit.id;
    return ids;
}

class Corpus {
  public:
    Corpus(std::initializer_list<TestArticle> articles)
        : Corpus(std::vector<TestArticle>(articles)) {}
    explicit Corpus(const std::vector<TestArticle>& articles) {
        write(articles);
        reopen();
    }

    /// The newest state; a reader that is open answers from the one that it has begun with.
    void reopen() {
        reader_ =
            std::make_unique<store::Reader>(std::vector<std::filesystem::path>{folder_.path()});
        searcher_ = std::make_unique<searcher::Searcher>(*reader_, analyzer(), today());
    }

    static language::Date today() { return *language::Date::of(2021, 6, 15); }

    /// Adds articles behind the reader's back.
    void write(const std::vector<TestArticle>& articles) {
        store::Writer writer = this->writer();
        indexer::DocumentBuilder builder(analyzer());
        for (const auto& article : articles) {
            store::Record record;
            record.id = article.id;
            record.title = language::clean(article.title);
            record.text = language::clean(article.text);
            record.date = article.date;
            record.source = article.source;
            record.author = article.author;
            record.section = article.section;
            record.path = article.path.empty() ? "/arkiv/" + article.id + ".txt" : article.path;
            writer.db().add_document(builder.build(indexer::Entry(record)));
        }
        writer.commit();
    }

    /// For tests that change what is stored by hand.
    store::Writer writer() {
        return store::Writer::open(folder_.path(), analyzer().fingerprint(),
                                   store::Writer::WhenLocked::fail);
    }

    searcher::Searcher& searcher() { return *searcher_; }
    searcher::Answer search(const searcher::Request& request) { return searcher_->search(request); }

    /// The ids found, in order, in the default way.
    std::string find(const std::string& text) {
        return ids_of(ask(text, searcher::Words::automatic));
    }
    std::string find_all(const std::string& text) {
        return ids_of(ask(text, searcher::Words::every));
    }
    std::string find_any(const std::string& text) {
        return ids_of(ask(text, searcher::Words::some));
    }

    searcher::Answer ask(const std::string& text,
                         searcher::Words words = searcher::Words::automatic) {
        searcher::Request request;
        request.text = text;
        request.words = words;
        return searcher_->search(request);
    }

    /// What the end of a run does: facet columns and postings are written.
    void publish() {
        writer().publish();
        reopen();
    }
    void match_by(store::MatchBy who) { reader_->match_by(who); }
    store::Shortcuts shortcuts() { return reader_->shortcuts(); }
    const std::filesystem::path& folder() const { return folder_.path(); }

    template <class Action>
    auto with_database(Action&& action) {
        return reader_->consistently(std::forward<Action>(action));
    }

  private:
    TempFolder folder_;
    std::unique_ptr<store::Reader> reader_;
    std::unique_ptr<searcher::Searcher> searcher_;
};

}  // namespace udklip::test
