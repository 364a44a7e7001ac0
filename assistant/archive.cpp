// SPDX-License-Identifier: GPL-3.0-or-later
#include "assistant/archive.hpp"

namespace udklip::assistant {

searcher::Session& Archive::session() {
    if (session_ != nullptr) {
        try {
            session_->refresh();
            return *session_;
        } catch (...) {
            session_.reset();
            throw;
        }
    }
    session_ = open_();
    return *session_;
}

}  // namespace udklip::assistant
