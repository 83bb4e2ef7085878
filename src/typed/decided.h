// Rules that a card passed over because nobody knows what they ask for (small samples, branches):
// the ways in which a platform, which does know, may have decided them. What each way computes is
// compared with what was shown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/card.h"
#include "pack/pack.h"

namespace xingji::typed {

/// One rule that holds: the small sample of an indicator, or one of its branches.
struct Decision {
  std::size_t indicator = 0;
  std::optional<std::size_t> branch;  // none: the small sample
  bool operator<(const Decision& other) const;
};
using Way = std::vector<Decision>;

/// What may be decided of the rules that the card passed over, fewest decisions first, 64 ways at
/// most. `among`: the indicators that go into the number.
std::vector<Way> ways_to_decide(const Pack& pack, const Card& card,
                                const std::vector<std::size_t>& among);

/// The pack in which they are decided so.
Pack decided(Pack pack, const Way& way);

/// "quality_return_rate platform_help_rate", for scripts.
std::string ids_of(const Pack& pack, const Way& way);

/// "按小样本规则算「商品品质退货率」就一致：请补上近30天有效支付订单数".
Title words_of(const Pack& pack, const Card& card, const Way& way);

/// That rules were not decided, and what is not given, where no way explains the number. Empty
/// where none was.
struct Unjudged {
  std::string ids;
  Title words;
};
Unjudged unjudged(const Pack& pack, const Card& card, const std::vector<std::size_t>& among);

}  // namespace xingji::typed
