// SPDX-License-Identifier: GPL-3.0-or-later
//
// The indexer's side of udklip-read: feeds it files through a pipe and delivers what it finds. The
// process is started with the first file and reads one file after another. If it crashes, hangs or
// reaches a bound, the file is rejected with the reason, and the next file is read by a new one.
//
//     ChildReader child(ChildReader::default_program());
//     FileSource file("referat.pdf");
//     child.read(file, Format::pdf, sink);
//
// An object belongs to one thread. SIGPIPE must be ignored.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>

#include "indexer/reading/foreign_reader.hpp"

namespace udklip::indexer {

class ChildReader final : public ForeignReader {
  public:
    struct Bounds {
        unsigned processor_seconds = 60;       ///< for each file
        unsigned idle_seconds = 60;            ///< without using the processor at all
        std::size_t file_bytes = 150'000'000;  ///< the file lies whole in the child's memory
    };

    explicit ChildReader(std::filesystem::path program);
    ChildReader(std::filesystem::path program, const Bounds& bounds);
    ~ChildReader() override;

    /// Returns $UDKLIP_READ, else libexec/udklip/udklip-read beside the folder of this program,
    /// else where it was installed.
    static std::filesystem::path default_program();

    void read(ByteSource& bytes, Format format, ArticleSink& sink) override;
    void read_outside(ByteSource& bytes, const OutsidePrograms& programs,
                      const OutsideProgram& program, ArticleSink& sink) override;

  private:
    struct Conversation;

    std::filesystem::path program_;
    Bounds bounds_;
    std::unique_ptr<Conversation> conversation_;
    bool told_of_cage_ = false;
};

}  // namespace udklip::indexer
