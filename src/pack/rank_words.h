// What screens say of a shop among its peers: "超过同行 75%", "领先 75% 的商家", "排名前 25%",
// "beats 75%", "top 25%", in values, on pages and in cells of their own. Knows nothing of packs.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pack/printed.h"

namespace xingji {

/// How a share of the peers is written, for remedies.
inline constexpr const char* rank_example = "write 'beats 75%', 'top 25%' or a plain 75%";

struct RankPhrase {
  std::size_t from = 0;  // in the text: from the word
  std::size_t to = 0;    // to behind the number
  Ratio beaten;          // the share of the peers
};

/// The first phrase with its share; nothing where a word has none, or one above 100%. A bare 0.75
/// is none: it may be 75% or less than 1%.
std::optional<RankPhrase> rank_in(std::string_view text);

/// What stands around the phrase: "85% (超过75%同行)" is "85%".
std::string without(std::string_view text, const RankPhrase& phrase);

/// The text with its phrases behind it, all as "超过75%".
std::string with_plain_ranks(std::string_view text);

/// Speaks of peers: a heading such as 超过同行, or a phrase that was not read.
bool speaks_of_peers(std::string_view text);

/// Where a phrase begins, or npos.
std::size_t peers_in(std::string_view text);

/// The share beaten as a cell says it that holds nothing else: a phrase, or the plain 75%. Unclear
/// where the words may mean another share: 低于同行 75%, 同行 75%, 未超过 75%.
Printed parse_rank_share(std::string_view text);

}  // namespace xingji
