// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/segments/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace udklip::indexer {

void in_parallel(std::span<const std::function<void()>> tasks, unsigned threads) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;  // guards `error`
    std::exception_ptr error;
    const auto work = [&] {
        for (std::size_t i = next++; i < tasks.size(); i = next++) {
            try {
                tasks[i]();
            } catch (...) {
                const std::lock_guard lock(mutex);
                if (!error) error = std::current_exception();
                next = tasks.size();
            }
        }
    };
    std::vector<std::thread> others;
    try {
        while (others.size() + 1 < std::min<std::size_t>(threads, tasks.size())) {
            others.emplace_back(work);
        }
    } catch (const std::system_error&) {
        // The system gives no more threads: those that there are do it.
    }
    work();
    for (auto& other : others) other.join();
    if (error) std::rethrow_exception(error);
}

}  // namespace udklip::indexer
