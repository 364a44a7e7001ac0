// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/piece_clusters.hpp"

#include <xapian.h>

#include <atomic>
#include <cstdint>
#include <exception>
#include <mutex>
#include <span>
#include <string>
#include <thread>

#include "indexer/clusters.hpp"
#include "indexer/signature.hpp"
#include "store/schema.hpp"

namespace udklip::indexer {
namespace slot = store::slot;
namespace {

/// The articles of a piece are numbered from 1, without gaps.
struct Stretch {
    std::filesystem::path piece;
    std::size_t begin;  ///< of its articles among all
    std::size_t end;
};

std::vector<Stretch> read_signatures(const std::vector<std::filesystem::path>& pieces,
                                     std::vector<Signature>& signatures) {
    std::vector<Stretch> stretches;
    for (const auto& piece : pieces) {
        const Xapian::Database db(piece.string());
        const std::size_t begin = signatures.size();
        signatures.resize(begin + db.get_lastdocid());
        const auto end = db.valuestream_end(slot::signature);
        for (auto at = db.valuestream_begin(slot::signature); at != end; ++at) {
            signatures[begin + at.get_docid() - 1] = decode_signature(*at);
        }
        stretches.push_back({piece, begin, signatures.size()});
    }
    return stretches;
}

void write_names(const std::filesystem::path& piece, std::span<const std::uint32_t> numbers,
                 const std::vector<std::string>& names) {
    Xapian::WritableDatabase db(piece.string(),
                                Xapian::DB_OPEN | Xapian::DB_DANGEROUS | Xapian::DB_NO_SYNC);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (numbers[i] == 0) continue;
        const auto article = static_cast<Xapian::docid>(i + 1);
        Xapian::Document document = db.get_document(article);
        document.add_value(slot::cluster, names[numbers[i] - 1]);
        db.replace_document(article, document);
    }
    db.commit();
}

}  // namespace

void cluster_pieces(const std::vector<std::filesystem::path>& pieces, unsigned threads) {
    std::vector<Signature> signatures;
    const auto stretches = read_signatures(pieces, signatures);
    const auto numbers = clusters(signatures);
    const auto names = cluster_names(signatures, numbers);
    signatures = {};

    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr error;
    const auto work = [&] {
        try {
            for (std::size_t i = next++; i < stretches.size(); i = next++) {
                const auto& stretch = stretches[i];
                write_names(stretch.piece,
                            std::span(numbers).subspan(stretch.begin, stretch.end - stretch.begin),
                            names);
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!error) error = std::current_exception();
            next = stretches.size();
        }
    };
    std::vector<std::thread> workers;
    for (unsigned i = 1; i < threads; ++i) workers.emplace_back(work);
    work();
    for (auto& worker : workers) worker.join();
    if (error) std::rethrow_exception(error);
}

}  // namespace udklip::indexer
