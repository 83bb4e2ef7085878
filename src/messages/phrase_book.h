// The pages of the phrase book: the sentences of each part of the program, in the order of its
// files.
#pragma once

#include "messages/messages.h"

namespace xingji {

std::span<const Sentence> row_sentences();           // io: rows, files and settings
std::span<const Sentence> case_sentences();          // cases: what they lack, what failed
std::span<const Sentence> command_line_sentences();  // cli, and what CLI11 says of a word

}  // namespace xingji
