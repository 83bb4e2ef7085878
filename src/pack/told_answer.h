// Answers as people tell them, which a file would not be allowed: ¥1,666.67, 48小时, fbp for FBP, a
// part of one word. Files and cases go by `parse_answer`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pack/answers.h"

namespace xingji {

struct ToldAnswer {
  std::optional<Answer> answer;  // empty: it is not one, or may be several
  bool is_guess = false;         // a part of the word was told: say which was taken, or ask
  std::vector<const Decision::Word*> may_be = {};  // words that have it in them
};

/// Pointers are into `input`.
ToldAnswer read_told_answer(const Decision::Input& input, std::string_view text,
                            std::string_view currency);

}  // namespace xingji
