import GoujiReview
import Testing
