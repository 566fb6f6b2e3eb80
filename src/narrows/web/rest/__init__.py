"""What operations of the REST interface share: who asks, what is refused, what is sent twice."""
